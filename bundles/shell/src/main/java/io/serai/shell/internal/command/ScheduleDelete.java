package io.serai.shell.internal.command;

import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "schedule-delete", description = "Removes a schedule with its history")
public final class ScheduleDelete extends ScheduleCommand {
    @Override
    void run(Hub hub, Screen screen, String id) {
        hub.call("schedule-delete", Map.of("id", id));
        screen.line(schedule + " is removed.");
    }
}
