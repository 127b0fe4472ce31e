package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.PluginCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "serai",
        name = "plugin-use",
        description = "Has new executions use another version of a plugin, older or newer")
public final class PluginUse extends TwoThingsCommand {
    @Argument(index = 0, name = "id", description = "The plugin's id", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Argument(index = 1, name = "version", description = "One that is kept here or in a catalog", required = true)
    String version;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode change = hub.call("plugin-want", Map.of("id", id, "version", version));
        if (json) {
            screen.json(change);
        } else {
            screen.line("New executions use plugin " + id + " " + version + ".");
        }
    }
}
