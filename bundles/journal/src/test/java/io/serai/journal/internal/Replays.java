package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journal.internal.OutsideCalls.Call;
import io.serai.journal.internal.Passes.Ended;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.impl.DefaultCamelContext;

/** What must hold of a workflow, whatever it does. */
final class Replays {
    private Replays() {}

    /**
     * A durable run is the plain Camel run in result and in effects; and it is the same again after a crash at any point,
     * without an effect that was recorded.
     *
     * @param like whether two runs can be compared at all
     * @param inOrder whether effects come in the same order each time
     */
    static void check(
            TestJournal journal,
            Consumer<DefaultCamelContext> setUp,
            String yaml,
            String body,
            boolean like,
            boolean inOrder)
            throws Exception {
        try (Passes passes = new Passes(journal, setUp, yaml)) {
            Ended plain = like ? passes.plain(body) : null;
            List<String> plainCalls = passes.calls().sequence();
            Ended first = passes.durable(body);
            List<Call> firstCalls = passes.calls().made();
            List<String> records = passes.records();
            if (like) {
                assertThat(first).as("durable, beside plain Camel").isEqualTo(plain);
                assertThat(passes.calls().sequence())
                        .as("calls of the durable run, beside those of plain Camel")
                        .containsExactlyInAnyOrderElementsOf(plainCalls);
            }
            int fewest = inOrder && !like ? records.size() : 0;
            for (int kept = records.size(); kept >= fewest; kept--) {
                Set<String> known = new TreeSet<>(records.subList(0, kept));
                Ended again = passes.after(kept);
                assertThat(again)
                        .as("after a crash that left %s of %s", known, records)
                        .isEqualTo(first);
                assertThat(passes.calls().made())
                        .as("calls after a crash that left %s of %s", known, records)
                        .containsExactlyInAnyOrderElementsOf(firstCalls.stream()
                                .filter(call -> known.stream().noneMatch(record -> covers(record, call.path())))
                                .toList());
            }
        }
    }

    /** The outcome of a scope stands for all that happened in it. */
    private static boolean covers(String record, String path) {
        return path.startsWith(record)
                && (path.length() == record.length() || "/[".indexOf(path.charAt(record.length())) >= 0);
    }
}
