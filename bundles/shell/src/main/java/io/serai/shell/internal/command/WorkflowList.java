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
@Command(scope = "serai", name = "workflow-list", description = "Lists workflows")
public final class WorkflowList extends PlainCommand {
    @Option(name = "--limit", aliases = "-n", description = "At most so many")
    int limit = 100;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode workflows = hub.items("workflow-list", Map.of(), limit);
        if (json) {
            screen.json(workflows);
            return;
        }
        Table table = new Table()
                .fixed("ID")
                .flexible("NAME")
                .dressed("STATUS", screen::status)
                .number("ACTIVE")
                .flexible("HOOKS")
                .flexible("PLUGIN")
                .fixed("UPDATED");
        for (JsonNode workflow : workflows) {
            table.row(
                    Words.of(workflow, "id"),
                    Words.of(workflow, "name"),
                    Words.of(workflow, "status"),
                    Words.of(workflow, "activeVersion"),
                    Words.list(workflow.path("hooks")),
                    Words.of(workflow, "plugin"),
                    screen.ago(Words.of(workflow, "updatedAt")));
        }
        screen.table(table, "There is no workflow yet.");
    }
}
