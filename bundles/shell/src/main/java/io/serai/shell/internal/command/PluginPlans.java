package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Words;

/** Plans of changes of plugins, and what is a source of one, in the shell's words. */
final class PluginPlans {
    private PluginPlans() {}

    /** An id means the catalogs, a path a file on the hub's machine. */
    static String source(String text) {
        if (text.contains(":")) {
            return text;
        }
        boolean isFile = text.startsWith("/") || text.endsWith(".jar") || text.endsWith(".kar");
        return (isFile ? "file:" : "catalog:") + text;
    }

    /** What a change would do, or did. */
    static void print(Screen screen, JsonNode plan) {
        items(screen, "Installs", plan.path("install"));
        items(screen, "Updates", plan.path("update"));
        items(screen, "Removes", plan.path("remove"));
        if (!plan.path("workflows").isEmpty()) {
            screen.field("Workflows", Words.list(plan.path("workflows")));
        }
        if (!plan.path("refresh").isEmpty()) {
            screen.field("Refreshes", Words.list(plan.path("refresh")));
        }
        plan.path("permissions").properties().forEach(entry -> {
            if (!entry.getValue().path("added").isEmpty()) {
                screen.field("Asks for", Words.list(entry.getValue().path("added")));
            }
            if (!entry.getValue().path("removed").isEmpty()) {
                screen.field("Gives up", Words.list(entry.getValue().path("removed")));
            }
        });
        for (JsonNode problem : plan.path("problems")) {
            screen.line("Refused    " + Words.of(problem, "detail") + " (" + Words.of(problem, "code") + ")");
        }
    }

    private static void items(Screen screen, String label, JsonNode items) {
        for (JsonNode item : items) {
            String from = Words.of(item, "from");
            int executions = item.path("executions").asInt();
            screen.field(
                    label,
                    Words.of(item, "id") + " " + (from.isEmpty() ? "" : from + " -> ") + Words.of(item, "version")
                            + (executions == 0 ? "" : ", " + executions + " executions stay on the version before"));
        }
    }
}
