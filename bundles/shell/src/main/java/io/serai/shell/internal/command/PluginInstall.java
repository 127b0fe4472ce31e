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
@Command(
        scope = "serai",
        name = "plugin-install",
        description = "Installs a plugin, or another version of it, beside what runs")
public final class PluginInstall extends OneThingCommand {
    @Argument(
            name = "source",
            description = "ID or ID@VERSION from a catalog, a path to a JAR or KAR, or mvn:GROUP/ARTIFACT/VERSION",
            required = true)
    @Completion(CatalogCompleter.class)
    String source;

    @Override
    void run(Hub hub, Screen screen) {
        JsonNode change = hub.call("plugin-install", Map.of("source", PluginPlans.source(source)));
        if (json) {
            screen.json(change);
            return;
        }
        JsonNode plugin = change.path("plugin");
        if (plugin.isObject()) {
            screen.line("Plugin " + Words.of(plugin, "id") + " " + Words.of(plugin, "version") + " is installed: "
                    + screen.status(Words.of(plugin, "state")));
        } else {
            screen.line("The installation goes on; serai:plugin-operation-list shows how far it is.");
        }
    }
}
