package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "serai",
        name = "execution-replay",
        description = "Runs a finished execution again from its record, without calling anything")
public final class ExecutionReplay extends ExecutionCommand {
    @Override
    void run(Hub hub, Screen screen, String execution) {
        JsonNode replay = hub.call("execution-replay", Map.of("id", execution));
        if (json) {
            screen.json(replay);
            return;
        }
        screen.line((replay.path("same").asBoolean() ? "The same" : "Not the same") + ", with "
                + Words.of(replay, "restored") + " steps restored.");
        for (JsonNode difference : replay.path("differences")) {
            screen.line((Words.of(difference, "path") + " " + Words.of(difference, "what")).strip() + ": was "
                    + Words.of(difference, "recorded") + ", is now " + Words.of(difference, "now"));
        }
    }
}
