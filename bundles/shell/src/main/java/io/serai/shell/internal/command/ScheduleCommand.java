package io.serai.shell.internal.command;

import io.serai.shell.internal.complete.ScheduleCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.TypedSchedule;
import io.serai.shell.internal.print.Screen;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command on one schedule. */
abstract class ScheduleCommand extends OneThingCommand {
    @Argument(name = "schedule", description = "Its id or name", required = true)
    @Completion(ScheduleCompleter.class)
    String schedule;

    @Override
    final void run(Hub hub, Screen screen) {
        run(hub, screen, TypedSchedule.id(hub, schedule));
    }

    abstract void run(Hub hub, Screen screen, String id);
}
