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
@Command(scope = "serai", name = "tool-list", description = "Lists the tools that agents and workflows can call")
public final class ToolList extends PlainCommand {
    private static final int ALL = 5000;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode tools = hub.items("tool-list", Map.of(), ALL);
        if (json) {
            screen.json(tools);
            return;
        }
        Table table = new Table().fixed("NAME").flexible("PLUGIN").flexible("SUMMARY");
        for (JsonNode tool : tools) {
            table.row(
                    Words.of(tool, "name"),
                    (Words.of(tool, "plugin") + " " + Words.of(tool, "pluginVersion")).strip(),
                    Words.of(tool, "summary"));
        }
        screen.table(table, "There is no tool; a plugin brings one.");
    }
}
