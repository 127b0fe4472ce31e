package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.shell.internal.complete.ExecutionCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.ExecutionView;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "execution-show", description = "Shows an execution and its steps")
public final class ExecutionShow extends OneThingCommand {
    private static final int STEPS = 10_000;

    @Argument(name = "id", description = "The execution's id, or 'last'", required = true)
    @Completion(ExecutionCompleter.class)
    String id;

    @Override
    void run(Hub hub, Screen screen) {
        String wanted = Typed.execution(hub, id);
        JsonNode execution = hub.call("execution-get", Map.of("id", wanted));
        ArrayNode steps = hub.items("execution-steps", Map.of("id", wanted), STEPS);
        if (json) {
            ObjectNode both = Hub.JSON.createObjectNode();
            both.set("execution", execution);
            both.set("steps", steps);
            screen.json(both);
            return;
        }
        ExecutionView.header(execution, screen);
        screen.line("");
        ExecutionView.steps(steps, screen);
    }
}
