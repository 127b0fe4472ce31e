package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.PluginCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "plugin-show", description = "Shows a plugin, with what is wrong with it")
public final class PluginShow extends OneThingCommand {
    @Argument(name = "id", description = "The plugin's id", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode plugin = hub.call("plugin-get", Map.of("id", id));
        if (json) {
            screen.json(plugin);
            return;
        }
        JsonNode contributes = plugin.path("contributes");
        screen.field("Plugin", Words.of(plugin, "name"));
        screen.field("Id", Words.of(plugin, "id"));
        screen.field("Version", Words.of(plugin, "version"));
        screen.field("About", Words.of(plugin, "summary"));
        screen.field("Kinds", Words.list(plugin.path("kinds")));
        screen.field("State", Words.of(plugin, "state"));
        screen.field("Source", Words.of(plugin, "source"));
        screen.field("Tools", Words.list(contributes.path("tools")));
        screen.field("Workflows", Words.list(contributes.path("workflows")));
        screen.field("Asks for", Words.list(plugin.path("permissions")));
        screen.field("Revoked", Words.list(plugin.path("revoked")));
        screen.field("Installed", Words.of(plugin, "installedAt"));
        for (JsonNode version : plugin.path("versions")) {
            int executions = version.path("executions").asInt();
            screen.field(
                    "Has",
                    Words.of(version, "version") + " " + Words.of(version, "state")
                            + (executions == 0 ? "" : ", " + executions + " executions")
                            + (version.hasNonNull("publisher") ? ", signed by " + Words.of(version, "publisher") : "")
                            + (version.hasNonNull("warning") ? ". " + Words.of(version, "warning") : ""));
        }
        if (plugin.hasNonNull("error")) {
            String code = Words.of(plugin, "code");
            screen.line("Error      " + Words.of(plugin, "error") + (code.isEmpty() ? "" : " (" + code + ")"));
        }
    }
}
