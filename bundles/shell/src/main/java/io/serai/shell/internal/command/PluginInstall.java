package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.CatalogCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "plugin-install", description = "Installs a plugin from the hub's catalog")
public final class PluginInstall extends OneThingCommand {
    @Argument(name = "source", description = "ID, ID@VERSION or catalog:ID@VERSION", required = true)
    @Completion(CatalogCompleter.class)
    String source;

    @Override
    void run(Hub hub, Screen screen) {
        String whole = source.contains(":") ? source : "catalog:" + source;
        JsonNode plugin = hub.call("plugin-install", Map.of("source", whole));
        if (json) {
            screen.json(plugin);
            return;
        }
        String error = Words.of(plugin, "error");
        screen.line("Plugin " + Words.of(plugin, "id") + " " + Words.of(plugin, "version") + " is installed: "
                + screen.status(Words.of(plugin, "state")) + (error.isEmpty() ? "" : ". " + error));
    }
}
