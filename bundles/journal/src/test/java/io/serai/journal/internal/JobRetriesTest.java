package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.journal.internal.job.JobRetries;
import io.serai.store.TestDatabase;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A job that fails is tried again by itself, as often as it may. */
class JobRetriesTest {
    private static final String YAML = """
            - from:
                uri: direct:start
                steps:
                  - bean: { id: work, ref: far, method: work }
            """;

    /** The far side. */
    public static final class Far {
        final AtomicInteger calls = new AtomicInteger();
        final int failures;

        Far(int failures) {
            this.failures = failures;
        }

        public String work() {
            if (calls.incrementAndGet() <= failures) {
                throw new IllegalStateException("not yet");
            }
            return "done";
        }
    }

    private void job(Far far, int max, ExecutionStatus end, int calls) throws Exception {
        ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
        try (TestDatabase database = TestDatabase.derby();
                TestJournal journal = new TestJournal(database);
                RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, Map.of("far", far), YAML);
                JobRetries retries = new JobRetries(database, journal.control(), journal, threads, 1)) {
            journal.routes(runner);
            String id = runner.run("x").executionId();
            retries.keep("default", id, max);
            journal.until(() -> far.calls.get() == calls && runner.execution(id).status() == end);
            assertThat(runner.execution(id).attempts()).isEqualTo(calls);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void untilItSucceeds() throws Exception {
        job(new Far(2), 5, ExecutionStatus.COMPLETED, 3);
    }

    @Test
    void andNotMoreOften() throws Exception {
        job(new Far(100), 2, ExecutionStatus.FAILED, 3);
    }
}
