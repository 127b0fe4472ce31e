package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.HashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "dead-letter-list",
        description = "Lists executions that failed for good, newest first")
public final class DeadLetterList extends PlainCommand {
    @Option(name = "--workflow", aliases = "-w", description = "Only those of this workflow (id or name)")
    @Completion(WorkflowCompleter.class)
    @Nullable
    String workflow;

    @Option(name = "--limit", aliases = "-n", description = "At most so many")
    int limit = 20;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> arguments = new HashMap<>();
        if (workflow != null) {
            arguments.put("workflow", Typed.workflow(hub, workflow));
        }
        ArrayNode letters = hub.items("dead-letter-list", arguments, limit);
        if (json) {
            screen.json(letters);
            return;
        }
        Table table = new Table()
                .fixed("ID")
                .flexible("WORKFLOW")
                .fixed("FAILED")
                .flexible("STEP")
                .number("ATTEMPTS")
                .flexible("REASON");
        for (JsonNode letter : letters) {
            JsonNode error = letter.path("error");
            table.row(
                    Words.of(letter, "id"),
                    Words.of(letter, "workflowName"),
                    screen.ago(Words.of(letter, "endedAt")),
                    Words.of(error, "path"),
                    Words.of(letter, "attempts"),
                    Words.of(error, "message"));
        }
        screen.table(table, "There is no dead letter.");
    }
}
