package io.serai.journal.internal.rules;

import io.serai.journal.internal.rules.DurabilityTable.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The durability table in words. */
final class DurabilityDocument {
    private DurabilityDocument() {}

    static String text() {
        StringBuilder text = new StringBuilder("""
                # How each step behaves durably

                <!-- Made from io.serai.journal.internal.rules.DurabilityTable by its test; change it there. -->

                A workflow's run is recorded while it goes: when it has to go on after a crash, a wait or a retry, its route is
                entered again from the start, and what has been recorded is restored instead of done again
                ([ADR 7](adr/0007-replay.md)). What a step does in such a replay is one of these:

                """);
        for (Behaviour behaviour : Behaviour.values()) {
            text.append("- **")
                    .append(behaviour.word())
                    .append("**: ")
                    .append(behaviour.meaning())
                    .append('\n');
        }
        text.append("\n## Steps\n\n");
        table(DurabilityTable.STEPS, text);
        text.append("\n## Elements outside of routes\n\n");
        table(DurabilityTable.ELEMENTS, text);
        text.append("""

                ## What is refused, and what to do instead

                These are said when a workflow is validated, with the step and its line; a workflow with one of them cannot be
                published.

                | code | what |
                | --- | --- |
                """);
        Codes.explained()
                .forEach((code, words) -> text.append("| `")
                        .append(code)
                        .append("` | ")
                        .append(words)
                        .append(" |\n"));
        text.append("""

                ## Pure expressions

                An expression is pure if it has the same result again on the same message: constants, headers, variables and
                exchange properties of the execution, `tokenize`, `jsonpath`, `jq` (without `now`, `env`, `input`), XPath 1.0, and
                `simple` with functions that only read the message or compute. Not pure, and therefore recorded, are among others
                `${random}`, `${uuid}`, `${date:now}`, `${exchangeId}`, `${bean:}`, `${ref:}`, `${env.}`, `${sys.}`, `${hostName}`,
                `${threadName}`, and every other language.
                """);
        return text.toString();
    }

    private static void table(List<Row> rows, StringBuilder text) {
        text.append("| step | in a replay | why | refused uses |\n| --- | --- | --- | --- |\n");
        Stream.of(Behaviour.values())
                .flatMap(behaviour -> rows.stream().filter(row -> row.behaviour() == behaviour))
                .forEach(row -> text.append("| `")
                        .append(row.name())
                        .append("` | ")
                        .append(row.behaviour().word())
                        .append(" | ")
                        .append(row.reason())
                        .append(" | ")
                        .append(row.rules().stream()
                                .map(rule -> "`" + rule + "`")
                                .collect(Collectors.joining(" ")))
                        .append(" |\n"));
    }
}
