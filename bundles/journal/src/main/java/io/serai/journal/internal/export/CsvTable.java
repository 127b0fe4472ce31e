package io.serai.journal.internal.export;

import io.serai.api.execution.Step;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Steps as comma-separated values (RFC 4180), for spreadsheets. */
final class CsvTable {
    private static final List<String> HEADER = List.of(
            "path",
            "node",
            "kind",
            "label",
            "effect",
            "status",
            "attempt",
            "startedAt",
            "durationMillis",
            "errorType",
            "errorMessage",
            "input",
            "output");

    private CsvTable() {}

    static String steps(List<Step> steps) {
        StringBuilder csv = new StringBuilder(String.join(",", HEADER)).append("\r\n");
        for (Step step : steps) {
            csv.append(Stream.of(
                                    step.path(),
                                    step.node(),
                                    step.kind(),
                                    step.label(),
                                    step.effect(),
                                    step.status(),
                                    step.attempt(),
                                    step.startedAt(),
                                    step.durationMillis(),
                                    step.error() == null ? "" : step.error().type(),
                                    step.error() == null ? "" : step.error().message(),
                                    Format.text(step.input()),
                                    Format.text(step.output()))
                            .map(CsvTable::cell)
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text; // a spreadsheet would take it for a formula
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
