package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journal.internal.Passes.Ended;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.apache.camel.saga.InMemorySagaService;
import org.junit.jupiter.api.Test;

/** A saga that fails is compensated, also where a replay restored what has to be compensated. */
class SagaTest {
    private static final String YAML = """
            - route:
                id: main
                from:
                  uri: direct:main
                  steps:
                    - saga:
                        steps:
                          - to: direct:book
                          - setBody: { constant: "p" }
                          - process: { ref: fx15 }
            - route:
                id: book
                from:
                  uri: direct:book
                  steps:
                    - saga:
                        propagation: MANDATORY
                        compensation: direct:undo
                        steps:
                          - process: { ref: fx2 }
            - route:
                id: undo
                from: { uri: "direct:undo", steps: [ process: { ref: fx4 } ] }
            """;

    @Test
    void whatWasRestoredIsCompensated() throws Exception {
        try (TestDatabase database = TestDatabase.derby();
                TestJournal journal = new TestJournal(database);
                Passes passes = new Passes(journal, SagaTest::service, YAML)) {
            Ended first = passes.durable("x");
            assertThat(first.completed()).isFalse();
            compensated(passes);
            List<String> records = passes.records();
            for (int kept = records.size(); kept >= 0; kept--) {
                assertThat(passes.after(kept)).isEqualTo(first);
                compensated(passes);
            }
        }
    }

    private static void compensated(Passes passes) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(15), () -> {
            while (passes.calls().made().stream().noneMatch(call -> call.name().equals("fx4"))) {
                Thread.onSpinWait();
            }
        });
    }

    private static void service(org.apache.camel.impl.DefaultCamelContext context) {
        try {
            context.addService(new InMemorySagaService());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
