package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "plugin-operation-list", description = "Lists what was done to the plugins")
public final class PluginOperationList extends PlainCommand {
    @Option(name = "--limit", description = "How many at most")
    int limit = 20;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode operations = hub.items("plugin-operation-list", Map.of(), limit);
        if (json) {
            screen.json(operations);
            return;
        }
        Table table = new Table()
                .fixed("WHEN")
                .fixed("WHAT")
                .fixed("PLUGIN")
                .fixed("VERSION")
                .dressed("STATUS", screen::status)
                .fixed("BY")
                .flexible("PROBLEM");
        for (JsonNode operation : operations) {
            table.row(
                    Words.of(operation, "createdAt"),
                    Words.of(operation, "kind"),
                    Words.of(operation, "plugin"),
                    Words.of(operation, "version"),
                    Words.of(operation, "status"),
                    Words.of(operation, "createdBy"),
                    Words.of(operation, "problem"));
        }
        screen.table(table, "Nothing was done to the plugins so far.");
    }
}
