package io.serai.shell.internal.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Shows one execution: what it was, and its steps as a tree. */
public final class ExecutionView {
    private static final String INDENT = "  ";

    private ExecutionView() {}

    public static void header(JsonNode execution, Screen screen) {
        JsonNode trigger = execution.path("trigger");
        String duration = Words.duration(execution.path("durationMillis"));
        String created = Words.of(execution, "createdAt");
        screen.field("Execution", Words.of(execution, "id"));
        screen.field("Workflow", Words.of(execution, "workflowName") + " version " + Words.of(execution, "version"));
        screen.line(String.format(
                "%-11s%s",
                "Status",
                screen.status(Words.of(execution, "status")) + (duration.isEmpty() ? "" : " in " + duration)));
        screen.field("Trigger", (Words.of(trigger, "kind") + " " + Words.of(trigger, "name")).strip());
        screen.field("Created", created + " (" + screen.ago(created) + ")");
        screen.field("Plugins", plugins(execution.path("plugins")));
        screen.field("Input", Words.of(execution, "input"));
        screen.field("Output", Words.of(execution, "output"));
        screen.field("Error", error(execution.path("error")));
    }

    public static void steps(JsonNode steps, Screen screen) {
        Table table = new Table()
                .flexible("STEP")
                .flexible("KIND")
                .dressed("STATUS", screen::status)
                .number("DURATION")
                .flexible("INPUT")
                .flexible("OUTPUT");
        Set<List<String>> shown = new HashSet<>();
        for (JsonNode step : steps) {
            List<String> path = segments(Words.of(step, "path"));
            // a scope that is no step itself still gets its line, so that the tree has no gaps
            for (int depth = 1; depth < path.size(); depth++) {
                if (shown.add(path.subList(0, depth))) {
                    table.row(INDENT.repeat(depth - 1) + path.get(depth - 1), "", "", "", "", "");
                }
            }
            shown.add(path);
            String name = path.isEmpty() ? Words.of(step, "node") : path.get(path.size() - 1);
            String label = Words.of(step, "label");
            String error = error(step.path("error"));
            table.row(
                    INDENT.repeat(Math.max(0, path.size() - 1)) + name,
                    label.isEmpty() ? Words.of(step, "kind") : label,
                    Words.of(step, "status") + (step.path("attempt").asInt(1) > 1 ? " #" + step.path("attempt") : ""),
                    Words.duration(step.path("durationMillis")),
                    Words.of(step, "input"),
                    error.isEmpty() ? Words.of(step, "output") : error);
        }
        screen.table(table, "No step was recorded.");
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static String plugins(JsonNode plugins) {
        StringJoiner words = new StringJoiner(", ");
        plugins.fields().forEachRemaining(plugin -> words.add(plugin.getKey() + " " + Words.of(plugin.getValue())));
        return words.toString();
    }

    private static String error(JsonNode error) {
        if (!error.isObject()) {
            return "";
        }
        String type = Words.of(error, "type");
        String path = Words.of(error, "path");
        String why = Words.of(error, "errorClass");
        return type.substring(type.lastIndexOf('.') + 1) + ": " + Words.of(error, "message")
                + (why.isEmpty() || why.equals("other") ? "" : " [" + why + "]")
                + (path.isEmpty() ? "" : " (at " + path + ")");
    }
}
