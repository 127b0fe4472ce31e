package io.serai.shell.internal.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.hub.Hub;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;

/**
 * Where a command's results go.
 *
 * @param width of the terminal, or 0 where there is none
 * @param coloured whether colours show
 */
public record Screen(PrintStream out, int width, boolean coloured) {
    private static final Map<String, Integer> COLOURS = Map.of(
            "COMPLETED",
            32,
            "ACTIVE",
            32,
            "published",
            32,
            "FAILED",
            31,
            "CANCELLED",
            31,
            "RUNNING",
            36,
            "WAITING",
            33,
            "STARTING",
            33,
            "changed",
            33);
    private static final int LABEL = 11;

    public void line(String text) {
        out.println(text);
    }

    /** {@code Label      value}, cut to one line unless it is short; nothing for no value. */
    public void field(String label, String value) {
        if (!value.isEmpty()) {
            String line = String.format("%-" + LABEL + "s%s", label, value.replaceAll("\\s*\\R\\s*", " "));
            boolean tooLong = width > LABEL && line.codePointCount(0, line.length()) > width;
            line(tooLong ? line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…" : line);
        }
    }

    public void table(Table table, String emptyText) {
        table.print(out, width, emptyText);
    }

    public void json(JsonNode value) {
        if (!value.isMissingNode()) {
            try {
                line(Hub.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The result cannot be written as JSON.", e);
            }
        }
    }

    /** A status in its colour. */
    public String status(String status) {
        Integer colour = COLOURS.get(status);
        return coloured && colour != null ? "\u001b[" + colour + "m" + status + "\u001b[0m" : status;
    }

    public String ago(String time) {
        return Words.ago(time, Instant.now());
    }
}
