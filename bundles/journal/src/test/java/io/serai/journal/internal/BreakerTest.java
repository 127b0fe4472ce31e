package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A circuit breaker keeps threads and a state in memory; its executions do not. */
class BreakerTest {
    private static final String YAML = """
            - from:
                uri: direct:start
                steps:
                  - circuitBreaker:
                      id: breaker
                      faultToleranceConfiguration: { requestVolumeThreshold: "2", delay: "3600000" }
                      steps:
                        - bean: { id: call, ref: far, method: call }
                        - bean: { id: after, ref: far, method: after }
                      onFallback:
                        steps:
                          - bean: { id: instead, ref: far, method: instead }
                          - bean: { id: afterwards, ref: far, method: after }
            """;

    private static TestDatabase database;
    private final String workflow = Ids.next();
    private final Far far = new Far();
    private TestJournal journal;

    /** The far side. */
    public static final class Far {
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger insteads = new AtomicInteger();
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch letGo = new CountDownLatch(1);
        volatile String stuckIn = "";
        volatile boolean broken;

        public String call(String body) throws InterruptedException {
            calls.incrementAndGet();
            stay("call");
            if (broken) {
                throw new IllegalStateException("out of order");
            }
            return body + ", called";
        }

        public String instead(String body) {
            insteads.incrementAndGet();
            return body + ", instead";
        }

        public String after(String body) throws InterruptedException {
            stay("after");
            return body + ", ended";
        }

        private void stay(String where) throws InterruptedException {
            if (stuckIn.equals(where)) {
                reached.countDown();
                letGo.await();
            }
        }
    }

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        journal = new TestJournal(database);
    }

    @AfterEach
    void close() {
        far.letGo.countDown();
        journal.close();
    }

    private RouteRunner runner(TestJournal in, String of, Far side) throws Exception {
        return new RouteRunner(in, of, Capture.EFFECTS, Map.of("far", side), YAML);
    }

    private String startAndReach(RouteRunner runner) throws Exception {
        String id = runner.start("x", null).accepted().get(10, TimeUnit.SECONDS);
        assertThat(far.reached.await(10, TimeUnit.SECONDS)).isTrue();
        far.stuckIn = "";
        return id;
    }

    @Test
    void whatFellBackGoesOnInTheFallbackAfterACrash() throws Exception {
        String id;
        try (RouteRunner runner = runner(journal, workflow, far)) {
            far.broken = true;
            assertThat(runner.run("x").exchange().getMessage().getBody()).isEqualTo("x, instead, ended");
            assertThat(runner.run("x").exchange().getMessage().getBody()).isEqualTo("x, instead, ended");
            far.stuckIn = "after"; // the breaker is open now
            id = startAndReach(runner);
            assertThat(far.calls).hasValue(2);
            journal.journal().rest(Duration.ZERO);
        }
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = runner(second, workflow, far)) {
            far.broken = false; // and closed again here, so that it would call
            second.routes(runner);
            second.until(() -> runner.execution(id).endedAt() != null);
            assertThat(runner.execution(id).error()).isNull();
            assertThat(runner.execution(id).output()).isEqualTo("x, instead, ended");
        }
        assertThat(far.calls).hasValue(2);
        assertThat(far.insteads).hasValue(3);
    }

    @Test
    void anExecutionPausesInsideAndGoesOn() throws Exception {
        far.stuckIn = "call";
        try (RouteRunner runner = runner(journal, workflow, far)) {
            journal.routes(runner);
            String id = startAndReach(runner);
            RouteRunner.CALL.call(() -> journal.control().pause(id));
            far.letGo.countDown();
            journal.until(() ->
                    runner.execution(id).status() == ExecutionStatus.PAUSED && journal.inMemory() == 0 && !isAwaited());
            RouteRunner.CALL.call(() -> journal.control().resume(id));
            journal.until(() -> runner.execution(id).status() == ExecutionStatus.COMPLETED);
            assertThat(runner.execution(id).output()).isEqualTo("x, called, ended");
        }
        assertThat(far.calls).hasValue(1);
        assertThat(far.insteads).hasValue(0);
    }

    @Test
    void anExecutionThatIsCancelledInsideLeavesNoThreadBehind() throws Exception {
        far.stuckIn = "call";
        try (RouteRunner runner = runner(journal, workflow, far)) {
            String id = startAndReach(runner);
            RouteRunner.CALL.call(() -> journal.control().cancel(id));
            far.letGo.countDown();
            journal.until(() -> runner.execution(id).status() == ExecutionStatus.CANCELLED && !isAwaited());
        }
        assertThat(far.insteads).hasValue(0);
    }

    @Test
    void aStopOfTheHubIsNoFailure() throws Exception {
        far.stuckIn = "call";
        String id;
        try (RouteRunner runner = runner(journal, workflow, far)) {
            id = startAndReach(runner);
            journal.journal().rest(Duration.ZERO);
        } // which interrupts the breaker's threads
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = runner(second, workflow, far)) {
            second.routes(runner);
            second.until(() -> runner.execution(id).status() == ExecutionStatus.COMPLETED);
            assertThat(runner.execution(id).output()).isEqualTo("x, called, ended");
        }
        assertThat(far.insteads).hasValue(0);
    }

    @Test
    void eachWorkflowHasABreakerOfItsOwn() throws Exception {
        far.broken = true;
        Far other = new Far();
        try (RouteRunner broken = runner(journal, workflow, far);
                RouteRunner whole = runner(journal, Ids.next(), other)) {
            for (int i = 0; i < 4; i++) {
                broken.run("x");
            }
            assertThat(far.calls).hasValue(2);
            assertThat(whole.run("x").exchange().getMessage().getBody()).isEqualTo("x, called, ended");
        }
        far.broken = false;
        try (RouteRunner again = runner(journal, workflow, far)) {
            assertThat(again.run("x").exchange().getMessage().getBody()).isEqualTo("x, called, ended");
        }
    }

    /** Whether a thread waits in a breaker for what is inside. */
    private static boolean isAwaited() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().endsWith("DefaultAsyncProcessorAwaitManager"));
    }
}
