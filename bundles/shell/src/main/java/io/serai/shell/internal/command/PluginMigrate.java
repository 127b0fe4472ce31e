package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.PluginCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "plugin-migrate",
        description = "Has executions that wait on one version of a plugin go on with another")
public final class PluginMigrate extends HubCommand {
    @Argument(index = 0, name = "id", description = "The plugin's id", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Argument(index = 1, name = "from", description = "The version they began on", required = true)
    String from;

    @Argument(index = 2, name = "to", description = "The version they go on with", required = true)
    String to;

    @Argument(index = 3, name = "options", description = "Options may stand here, too", multiValued = true)
    @Nullable
    List<String> late;

    @Override
    List<String> late() {
        return late == null ? List.of() : late;
    }

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode result = hub.call("plugin-migrate", Map.of("id", id, "from", from, "to", to));
        if (json) {
            screen.json(result);
            return;
        }
        screen.line(result.path("moved").asInt() + " executions go on with " + id + " " + to + ".");
        for (JsonNode stayed : result.path("stayed")) {
            screen.line(Words.of(stayed, "execution") + " stays on " + from + ": " + Words.of(stayed, "reason"));
        }
    }
}
