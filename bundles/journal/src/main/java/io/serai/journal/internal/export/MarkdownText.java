package io.serai.journal.internal.export;

import io.serai.api.execution.Step;
import io.serai.journal.internal.History;
import org.jspecify.annotations.Nullable;

/** A report as Markdown. */
final class MarkdownText {
    private MarkdownText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder("# Execution of ")
                .append(cell(report.execution().workflowName()))
                .append("\n\n| | |\n| --- | --- |\n");
        report.facts()
                .forEach((name, value) -> text.append("| ")
                        .append(name)
                        .append(" | ")
                        .append(cell(value))
                        .append(" |\n"));
        if (report.execution().error() != null) {
            text.append("\n## Error\n\n");
            fenced(text, report.execution().error());
        }
        section(text, "Input", report.execution().input());
        section(text, "Output", report.execution().output());
        text.append(
                "\n## Steps\n\n| path | kind | status | began | ms | error |\n| --- | --- | --- | --- | ---: | --- |\n");
        for (Step step : report.steps()) {
            text.append("| ")
                    .append(cell(step.path()))
                    .append(" | ")
                    .append(cell(step.kind()))
                    .append(" | ")
                    .append(step.status())
                    .append(" | ")
                    .append(step.startedAt())
                    .append(" | ")
                    .append(step.durationMillis())
                    .append(" | ")
                    .append(step.error() == null ? "" : cell(step.error().message()))
                    .append(" |\n");
        }
        text.append("\n## Events\n\n| seq | at | type | path |\n| ---: | --- | --- | --- |\n");
        for (History.Event event : report.events()) {
            text.append("| ")
                    .append(event.seq())
                    .append(" | ")
                    .append(event.at())
                    .append(" | ")
                    .append(cell(event.type()))
                    .append(" | ")
                    .append(event.path() == null ? "" : cell(event.path()))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static void section(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append("\n## ").append(name).append("\n\n");
            fenced(text, value);
        }
    }

    /** With a fence longer than any in the text. */
    private static void fenced(StringBuilder text, Object value) {
        String shown = Format.text(value);
        String fence = "```";
        while (shown.contains(fence)) {
            fence += "`";
        }
        text.append(fence).append(value instanceof String ? "" : "json").append('\n');
        text.append(shown).append('\n').append(fence).append('\n');
    }

    private static String cell(String value) {
        return value.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\R", " ");
    }
}
