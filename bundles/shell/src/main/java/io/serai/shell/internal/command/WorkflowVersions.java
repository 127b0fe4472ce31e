package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "serai", name = "workflow-versions", description = "Lists a workflow's versions, newest first")
public final class WorkflowVersions extends OneThingCommand {
    @Argument(name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Option(name = "--limit", aliases = "-n", description = "At most so many")
    int limit = 20;

    @Override
    void run(Hub hub, Screen screen) {
        ArrayNode versions = hub.items("workflow-versions", Map.of("id", Typed.workflow(hub, workflow)), limit);
        if (json) {
            screen.json(versions);
            return;
        }
        Table table = new Table()
                .number("VERSION")
                .dressed("STATE", screen::status)
                .fixed("TAGS")
                .fixed("PUBLISHED")
                .flexible("BY")
                .flexible("NOTE");
        for (JsonNode version : versions) {
            table.row(
                    Words.of(version, "version"),
                    version.path("active").asBoolean() ? "ACTIVE" : "",
                    Words.list(version.path("tags")),
                    screen.ago(Words.of(version, "publishedAt")),
                    Words.of(version, "publishedBy"),
                    Words.of(version, "note"));
        }
        screen.table(table, workflow + " has not been published yet.");
    }
}
