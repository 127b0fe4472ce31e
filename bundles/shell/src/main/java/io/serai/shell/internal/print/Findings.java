package io.serai.shell.internal.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a workflow's text, a line for each: {@code warning  delay (line 7): …  [durable.long-delay]}. */
public final class Findings {
    private Findings() {}

    /** @param validation the hub's verdict; may be missing */
    public static List<String> lines(JsonNode validation) {
        List<String> lines = new ArrayList<>();
        validation.path("problems").forEach(problem -> lines.add(line("problem", problem)));
        validation.path("warnings").forEach(warning -> lines.add(line("warning", warning)));
        return lines;
    }

    private static String line(String kind, JsonNode found) {
        String node = Words.of(found, "node");
        String line = Words.of(found, "line");
        String where = node + (line.isEmpty() ? "" : " (line " + line + ")");
        return kind + "  " + (where.isBlank() ? "" : where.strip() + ": ") + Words.of(found, "message") + "  ["
                + Words.of(found, "code") + "]";
    }
}
