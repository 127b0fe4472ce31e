package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "model-test", description = "Asks a language model for one word")
public final class ModelTest extends OneThingCommand {
    @Argument(name = "model", description = "Its name or id", required = true)
    String model;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode test = hub.call("model-test", Map.of("id", model));
        if (json) {
            screen.json(test);
        } else if (test.path("answered").asBoolean()) {
            screen.line(model + " answered in " + Words.of(test, "latencyMillis") + " ms: " + Words.of(test, "answer"));
        } else {
            screen.line(model + " did not answer (" + Words.of(test, "code") + "): " + Words.of(test, "error"));
        }
    }
}
