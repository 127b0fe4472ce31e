package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "plugin-list", description = "Lists the installed plugins and what they bring")
public final class PluginList extends PlainCommand {
    private static final int ALL = 5000;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode plugins = hub.items("plugin-list", Map.of(), ALL);
        if (json) {
            screen.json(plugins);
            return;
        }
        Table table = new Table()
                .fixed("ID")
                .fixed("VERSION")
                .dressed("STATE", screen::status)
                .fixed("SOURCE")
                .flexible("TOOLS")
                .flexible("WORKFLOWS")
                .flexible("SUMMARY");
        for (JsonNode plugin : plugins) {
            JsonNode contributes = plugin.path("contributes");
            String error = Words.of(plugin, "error");
            table.row(
                    Words.of(plugin, "id"),
                    Words.of(plugin, "version"),
                    Words.of(plugin, "state"),
                    Words.of(plugin, "source"),
                    Words.list(contributes.path("tools")),
                    Words.list(contributes.path("workflows")),
                    error.isEmpty() ? Words.of(plugin, "summary") : error);
        }
        screen.table(table, "No plugin is installed.");
    }
}
