package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.complete.ExecutionCompleter;
import io.serai.shell.internal.complete.QueueCompleter;
import io.serai.shell.internal.complete.StatusCompleter;
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
@Command(scope = "serai", name = "execution-list", description = "Lists executions, newest first")
public final class ExecutionList extends PlainCommand {
    @Option(name = "--workflow", aliases = "-w", description = "Only those of this workflow (id or name)")
    @Completion(WorkflowCompleter.class)
    @Nullable
    String workflow;

    @Option(name = "--status", aliases = "-s", description = "Only those with this status; several with commas")
    @Completion(StatusCompleter.class)
    @Nullable
    String status;

    @Option(name = "--queue", aliases = "-q", description = "Only those of this queue")
    @Completion(QueueCompleter.class)
    @Nullable
    String queue;

    @Option(name = "--parent", description = "Only those that this execution began")
    @Completion(ExecutionCompleter.class)
    @Nullable
    String parent;

    @Option(name = "--limit", aliases = "-n", description = "At most so many")
    int limit = 20;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> arguments = new HashMap<>();
        if (workflow != null) {
            arguments.put("workflow", Typed.workflow(hub, workflow));
        }
        if (status != null) {
            arguments.put("status", status);
        }
        if (queue != null) {
            arguments.put("queue", queue);
        }
        if (parent != null) {
            arguments.put("parent", parent);
        }
        ArrayNode executions = hub.items("execution-list", arguments, limit);
        if (json) {
            screen.json(executions);
            return;
        }
        Table table = new Table()
                .fixed("ID")
                .flexible("WORKFLOW")
                .number("VERSION")
                .dressed("STATUS", screen::status)
                .flexible("TRIGGER")
                .fixed("CREATED")
                .number("DURATION");
        for (JsonNode execution : executions) {
            JsonNode trigger = execution.path("trigger");
            table.row(
                    Words.of(execution, "id"),
                    Words.of(execution, "workflowName"),
                    Words.of(execution, "version"),
                    Words.of(execution, "status"),
                    (Words.of(trigger, "kind") + " " + Words.of(trigger, "name")).strip(),
                    screen.ago(Words.of(execution, "createdAt")),
                    Words.duration(execution.path("durationMillis")));
        }
        screen.table(table, "There is no such execution.");
    }
}
