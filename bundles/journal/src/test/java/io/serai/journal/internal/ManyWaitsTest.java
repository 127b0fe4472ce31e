package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.journal.RunHandle;
import io.serai.journal.RunOutcome;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Executions that wait are rows: they cost neither threads nor heap. */
class ManyWaitsTest {
    private static final int COUNT = 5_000;
    private static final int BATCH = 500;
    /** The pages of the database in memory are most of it. */
    private static final long MOST_HEAP = 40L * 1024 * 1024;

    @Test
    void thousandsOfWaitsAreRows() throws Exception {
        try (TestDatabase database = TestDatabase.derby();
                TestJournal journal = new TestJournal(database);
                RouteRunner runner = new RouteRunner(journal, Ids.next(), Capture.EFFECTS, Map.of(), """
                        - from:
                            uri: direct:start
                            steps:
                              - to: { id: pause, uri: "wait:24h" }
                              - setBody: { constant: "done" }
                        """)) {
            journal.routes(runner);
            park(runner, BATCH); // classes and pools are there from now on
            int threads = Thread.activeCount();
            long heap = heap();
            park(runner, COUNT - BATCH);

            assertThat(journal.inMemory()).isZero();
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 4);
            assertThat(heap() - heap).isLessThan(MOST_HEAP);

            // what is due is read in portions
            Instant later = Instant.now().plus(Duration.ofHours(25));
            assertThat(journal.waits().endDue(Instant.now(), 200)).isEmpty();
            assertThat(journal.waits().endDue(later, 200)).hasSize(200).allSatisfy(over -> {
                assertThat(over.decision().verdict()).isEqualTo("fired");
                assertThat(runner.execution(over.execution()).status()).isEqualTo(ExecutionStatus.WAITING);
            });
            assertThat(journal.waits().nextDue()).isAfter(Instant.now());
        }
    }

    private static void park(RouteRunner runner, int count) throws Exception {
        for (int done = 0; done < count; done += BATCH) {
            List<RunHandle> begun = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                begun.add(runner.start("x", null));
            }
            for (RunHandle handle : begun) {
                RunOutcome outcome = handle.ended().get(60, TimeUnit.SECONDS);
                assertThat(outcome.status()).isEqualTo(ExecutionStatus.WAITING);
            }
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
