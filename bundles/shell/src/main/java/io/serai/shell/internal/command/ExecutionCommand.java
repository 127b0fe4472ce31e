package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.ExecutionCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.ExecutionView;
import io.serai.shell.internal.print.Screen;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command on one execution. */
abstract class ExecutionCommand extends OneThingCommand {
    @Argument(name = "id", description = "The execution's id, or 'last'", required = true)
    @Completion(ExecutionCompleter.class)
    String id;

    @Override
    final void run(Hub hub, Screen screen) {
        run(hub, screen, Typed.execution(hub, id));
    }

    /** @param execution its id */
    abstract void run(Hub hub, Screen screen, String execution);

    void show(JsonNode execution, Screen screen) {
        if (json) {
            screen.json(execution);
        } else {
            ExecutionView.header(execution, screen);
        }
    }
}
