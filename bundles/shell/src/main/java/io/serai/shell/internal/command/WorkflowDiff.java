package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.complete.VersionCompleter;
import io.serai.shell.internal.complete.WorkflowCompleter;
import io.serai.shell.internal.hub.Hub;
import io.serai.shell.internal.hub.Typed;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

@Service
@Command(
        scope = "serai",
        name = "workflow-diff",
        description = "Compares two versions of a workflow; the active one with the draft, if not told")
public final class WorkflowDiff extends OneThingCommand {
    @Argument(name = "workflow", description = "Its id or name", required = true)
    @Completion(WorkflowCompleter.class)
    String workflow;

    @Option(name = "--from", description = "A number, a tag, active or draft")
    @Completion(VersionCompleter.class)
    @Nullable
    String from;

    @Option(name = "--to", description = "A number, a tag, active or draft")
    @Completion(VersionCompleter.class)
    @Nullable
    String to;

    @Option(name = "--text", description = "Print only the text, as diff -u does")
    boolean text;

    @Override
    void run(Hub hub, Screen screen) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", Typed.workflow(hub, workflow));
        if (from != null) {
            request.put("from", from);
        }
        if (to != null) {
            request.put("to", to);
        }
        JsonNode diff = hub.call("workflow-diff", request);
        String textDiff = Words.of(diff, "textDiff").stripTrailing();
        if (json) {
            screen.json(diff);
        } else if (!text) {
            nodes(diff, screen);
            if (!textDiff.isEmpty()) {
                screen.line("");
            }
        }
        if (!json && !textDiff.isEmpty()) {
            screen.line(textDiff);
        }
    }

    private static void nodes(JsonNode diff, Screen screen) {
        Table table = new Table()
                .flexible("NODE")
                .flexible("KIND")
                .fixed("CHANGE")
                .flexible("BEFORE")
                .flexible("AFTER");
        for (JsonNode node : diff.path("nodes")) {
            table.row(
                    Words.of(node, "id"),
                    Words.of(node, "kind"),
                    Words.of(node, "change"),
                    Words.of(node, "before"),
                    Words.of(node, "after"));
        }
        for (JsonNode setting : diff.path("settings")) {
            table.row(
                    Words.of(setting, "key"),
                    "setting",
                    "changed",
                    Words.of(setting, "before"),
                    Words.of(setting, "after"));
        }
        String problem = Words.of(diff, "problem");
        String sides = Words.of(diff, "from") + " and " + Words.of(diff, "to");
        screen.table(table, problem.isEmpty() ? "No node differs between " + sides + "." : problem);
    }
}
