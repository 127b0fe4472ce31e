package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.print.ApprovalView;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "serai",
        name = "approval-list",
        description = "Lists what waits for a person's decision, newest first")
public final class ApprovalList extends PlainCommand {
    @Option(name = "--all", aliases = "-a", description = "Also those that are decided")
    boolean all;

    @Option(name = "--limit", aliases = "-n", description = "At most so many")
    int limit = 20;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode approvals = hub.items("approval-list", all ? Map.of() : Map.of("status", "open"), limit);
        if (json) {
            screen.json(approvals);
            return;
        }
        Table table = new Table()
                .fixed("ID")
                .flexible("NAME")
                .flexible("WORKFLOW")
                .dressed("STATUS", screen::status)
                .flexible("WHO")
                .fixed("REQUESTED")
                .flexible("DUE")
                .flexible("BY");
        for (JsonNode approval : approvals) {
            table.row(
                    Words.of(approval, "id"),
                    Words.of(approval, "name"),
                    Words.of(approval, "workflowName"),
                    Words.of(approval, "status"),
                    ApprovalView.who(approval),
                    screen.ago(Words.of(approval, "requestedAt")),
                    Words.of(approval, "dueAt"),
                    Words.of(approval, "decidedBy"));
        }
        screen.table(table, all ? "There has been no approval." : "Nothing waits for a decision.");
    }
}
