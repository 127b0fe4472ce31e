package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Step;
import io.serai.camel.suspend.Decision;
import io.serai.journal.Capture;
import io.serai.journal.ErrorClass;
import io.serai.journal.Retries;
import io.serai.journal.RunOutcome;
import io.serai.journal.RunSettings;
import io.serai.journal.StepSettings;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps that are tried again, limited in time, or done once. */
class LimitsTest {
    private static final String YAML = """
            - from:
                uri: direct:start
                steps:
                  - bean: { id: charge, ref: far, method: call }
                  - bean: { id: after, ref: far, method: end }
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TestDatabase database;
    private final String workflow = Ids.next();
    private final Far far = new Far();
    private TestJournal journal;

    /** The far side. */
    public static final class Far {
        final List<String> keys = Collections.synchronizedList(new ArrayList<>());
        final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch letGo = new CountDownLatch(1);
        volatile int failures;
        volatile boolean stuck;
        volatile int stuckFrom = Integer.MAX_VALUE;
        volatile Exception failure = new IOException("connection reset");

        public void call(Exchange exchange) throws Exception {
            keys.add(exchange.getProperty(Run.IDEMPOTENCY_KEY, String.class));
            bodies.add(exchange.getMessage().getBody(String.class));
            exchange.getMessage().setBody("half done");
            exchange.getMessage().setHeader("half", true);
            boolean stays = stuck || keys.size() >= stuckFrom;
            if (stays || stuckFrom == Integer.MAX_VALUE) {
                reached.countDown();
            }
            if (stays) {
                letGo.await();
            }
            if (failures > 0) {
                failures--;
                throw failure;
            }
            exchange.getMessage().setBody("charged " + keys.size());
            exchange.setVariable("by", "far");
        }

        public void end(Exchange exchange) {
            exchange.getMessage().setBody(exchange.getMessage().getBody(String.class) + ", ended");
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

    private RouteRunner runner(TestJournal in, StepSettings settings) throws Exception {
        return new RouteRunner(
                in,
                workflow,
                Capture.EFFECTS,
                new RunSettings(Map.of("charge", settings), null),
                Map.of("far", far),
                YAML);
    }

    private static StepSettings retries(Retries retries) {
        return new StepSettings(false, retries, null, null);
    }

    private static Retries quick(int max) {
        return new Retries(max, 5, 2, 100, 0.2, Retries.DEFAULT_ON);
    }

    private Execution until(RouteRunner runner, String id, ExecutionStatus status) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (runner.execution(id).status() != status) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(1_000_000);
        }
        return runner.execution(id);
    }

    @Test
    void aFailedStepIsTriedAgainWithWhatItHadBefore() throws Exception {
        far.failures = 2;
        try (RouteRunner runner = runner(journal, retries(quick(3)))) {
            RunOutcome outcome = runner.run("x");
            assertThat(outcome.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(outcome.exchange().getMessage().getBody()).isEqualTo("charged 3, ended");
            assertThat(outcome.exchange().getMessage().getHeader("half")).isEqualTo(true);
            assertThat(far.bodies).containsExactly("x", "x", "x");
            assertThat(far.keys).containsOnly(outcome.executionId() + "/charge");
            List<Step> tries = runner.steps(outcome.executionId()).stream()
                    .filter(step -> step.path().equals("/charge"))
                    .toList();
            assertThat(tries).extracting(Step::attempt).containsExactly(1, 2, 3);
            assertThat(tries).extracting(step -> step.status().name()).containsExactly("FAILED", "FAILED", "COMPLETED");
        }
    }

    @Test
    void afterAsManyTriesAsAllowedTheFailureIsTheSteps() throws Exception {
        far.failures = 10;
        try (RouteRunner runner = runner(journal, retries(quick(2)))) {
            RunOutcome outcome = runner.run("x");
            assertThat(outcome.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(outcome.failure()).hasMessage("connection reset");
            assertThat(runner.execution(outcome.executionId()).error().errorClass())
                    .isEqualTo("network");
            assertThat(far.keys).hasSize(3);
        }
    }

    @Test
    void aFailureOfAnotherClassIsNotTriedAgain() throws Exception {
        far.failures = 10;
        far.failure = new IllegalArgumentException("no such currency");
        try (RouteRunner runner = runner(journal, retries(quick(5)))) {
            assertThat(runner.run("x").status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(far.keys).hasSize(1);
        }
        far.failures = 1;
        Retries on = new Retries(1, 5, 2, 100, 0, Set.of(ErrorClass.INVALID));
        try (RouteRunner runner = runner(journal, retries(on))) {
            assertThat(runner.run("x").status()).isEqualTo(ExecutionStatus.COMPLETED);
        }
    }

    @Test
    void aLongDelayIsARowAndItsTriesAreCountedAcrossARestart() throws Exception {
        far.failures = 1;
        Retries hourly = new Retries(1, 3_600_000, 1, 3_600_000, 0, Retries.DEFAULT_ON);
        String id;
        try (RouteRunner runner = runner(journal, retries(hourly))) {
            RunOutcome parked = runner.run("x");
            assertThat(parked.status()).isEqualTo(ExecutionStatus.WAITING);
            assertThat(journal.inMemory()).isZero();
            id = parked.executionId();
        }
        far.failures = 1;
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = runner(second, retries(hourly))) {
            second.routes(runner);
            second.decide(wait(id), new Decision("fired", null, null, null, Instant.now()));
            until(runner, id, ExecutionStatus.FAILED);
            assertThat(far.keys).hasSize(2);
            far.failures = 0;
            RouteRunner.CALL.call(() -> second.control().retry(id, null));
            assertThat(until(runner, id, ExecutionStatus.COMPLETED).output()).isEqualTo("charged 3, ended");
        }
    }

    @Test
    void aCrashTakesNoTryBack() throws Exception {
        far.failures = 1;
        far.stuckFrom = 2;
        String id;
        try (RouteRunner runner = runner(journal, retries(quick(1)))) {
            id = runner.start("x", null).accepted().get(10, TimeUnit.SECONDS);
            assertThat(far.reached.await(10, TimeUnit.SECONDS)).isTrue();
        }
        far.stuckFrom = Integer.MAX_VALUE;
        far.failures = 10;
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = runner(second, retries(quick(1)))) {
            second.routes(runner);
            until(runner, id, ExecutionStatus.FAILED);
            assertThat(far.keys).hasSize(3);
            far.failures = 1;
            RouteRunner.CALL.call(() -> second.control().retry(id, null)); // with all its tries
            assertThat(until(runner, id, ExecutionStatus.COMPLETED).output()).isEqualTo("charged 5, ended");
        }
    }

    private static String wait(String id) {
        return database.read(sql -> sql.fetchOne("select id from waits where execution_id = ? and state = 'OPEN'", id)
                .get(0, String.class));
    }

    @Test
    void aStepThatTakesTooLongFailsAndItsLateResultCountsForNothing() throws Exception {
        far.stuck = true;
        try (RouteRunner runner = runner(journal, new StepSettings(false, null, null, 50L))) {
            RunOutcome outcome = runner.run("x");
            assertThat(outcome.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(outcome.failure())
                    .isInstanceOf(StepTimedOutException.class)
                    .hasMessage("Step /charge took longer than 50 ms.");
            far.letGo.countDown();
            assertThat(outcome.exchange().getMessage().getBody()).isEqualTo("x");
        }
    }

    @Test
    void aStepWithATimeLimitKeepsWhatItDidInTime() throws Exception {
        try (RouteRunner runner = runner(journal, new StepSettings(false, null, null, 10_000L))) {
            RunOutcome outcome = runner.run("x");
            assertThat(outcome.exchange().getMessage().getBody()).isEqualTo("charged 1, ended");
            assertThat(outcome.exchange().getVariable("by")).isEqualTo("far");
        }
    }

    @Test
    void aStepThatTimesOutIsTriedAgain() throws Exception {
        far.stuck = true;
        Retries retries = new Retries(2, 1, 1, 10, 0, Set.of(ErrorClass.TIMEOUT));
        try (RouteRunner runner = runner(journal, new StepSettings(false, retries, null, 50L))) {
            RunOutcome outcome = runner.run("x");
            assertThat(outcome.failure()).isInstanceOf(StepTimedOutException.class);
            assertThat(runner.steps(outcome.executionId()))
                    .extracting(Step::attempt)
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void theWorkflowSetsTheKeyOfACall() throws Exception {
        try (RouteRunner runner = runner(journal, new StepSettings(false, null, "order-${body}", null))) {
            runner.run("x");
            assertThat(far.keys).containsExactly("order-x");
        }
    }

    /** Leaves an execution whose process died in the call. */
    private String died(StepSettings once) throws Exception {
        far.stuck = true;
        try (RouteRunner runner = runner(journal, once)) {
            String id = runner.start("x", null).accepted().get(10, TimeUnit.SECONDS);
            assertThat(far.reached.await(10, TimeUnit.SECONDS)).isTrue();
            far.stuck = false;
            return id;
        }
    }

    @Test
    void whatIsDoneOnceIsDoneOnce() throws Exception {
        StepSettings once = new StepSettings(true, null, null, null);
        try (RouteRunner runner = runner(journal, once)) {
            assertThat(runner.run("x").exchange().getMessage().getBody()).isEqualTo("charged 1, ended");
            assertThat(far.keys).hasSize(1);
        }
    }

    @Test
    void inDoubtAPersonIsAskedAndMayHaveItRepeated() throws Exception {
        StepSettings once = new StepSettings(true, null, null, null);
        String id = died(once);
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = runner(second, once)) {
            second.routes(runner);
            until(runner, id, ExecutionStatus.WAITING);
            assertThat(far.keys).hasSize(1);
            second.decide(wait(id), new Decision("approved", "grace", null, null, Instant.now()));
            assertThat(until(runner, id, ExecutionStatus.COMPLETED).output()).isEqualTo("charged 2, ended");
        }
    }

    @Test
    void inDoubtAPersonMaySayWhatTheResultWas() throws Exception {
        StepSettings once = new StepSettings(true, null, null, null);
        String id = died(once);
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = runner(second, once)) {
            second.routes(runner);
            until(runner, id, ExecutionStatus.WAITING);
            second.decide(wait(id), new Decision("approved", "grace", null, "receipt 7", Instant.now()));
            assertThat(until(runner, id, ExecutionStatus.COMPLETED).output()).isEqualTo("receipt 7, ended");
            assertThat(far.keys).hasSize(1);
        }
    }

    @Test
    void inDoubtAPersonMayForbidToRepeatIt() throws Exception {
        StepSettings once = new StepSettings(true, null, null, null);
        String id = died(once);
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = runner(second, once)) {
            second.routes(runner);
            until(runner, id, ExecutionStatus.WAITING);
            second.decide(wait(id), new Decision("rejected", "grace", "paid by hand", null, Instant.now()));
            Execution failed = until(runner, id, ExecutionStatus.FAILED);
            assertThat(failed.error().message()).contains("/charge", "grace", "paid by hand");
            assertThat(far.keys).hasSize(1);
        }
    }

    @Test
    void aRetryByAPersonOfWhatFailedOnceAsksNoQuestion() throws Exception {
        far.failures = 1;
        StepSettings once = new StepSettings(true, null, null, null);
        try (RouteRunner runner = runner(journal, once)) {
            journal.routes(runner);
            String id = runner.run("x").executionId();
            until(runner, id, ExecutionStatus.FAILED);
            RouteRunner.CALL.call(() -> journal.control().retry(id, null));
            assertThat(until(runner, id, ExecutionStatus.COMPLETED).output()).isEqualTo("charged 2, ended");
        }
    }

    private RouteRunner limited(long millis, String yaml) throws Exception {
        return new RouteRunner(
                journal, workflow, Capture.EFFECTS, new RunSettings(Map.of(), millis), Map.of("far", far), yaml);
    }

    @Test
    void anExecutionThatTakesTooLongFailsThoughAStepIsStuck() throws Exception {
        far.stuck = true;
        try (RouteRunner runner = limited(100, YAML)) {
            RunOutcome outcome = runner.run("x");
            assertThat(outcome.status()).isEqualTo(ExecutionStatus.FAILED);
            Execution failed = runner.execution(outcome.executionId());
            assertThat(failed.error().type()).isEqualTo("io.serai.TimedOut");
            assertThat(failed.error().errorClass()).isEqualTo("timeout");
            far.stuck = false;
            journal.routes(runner);
            RouteRunner.CALL.call(() -> journal.control().retry(failed.id(), null));
            assertThat(until(runner, failed.id(), ExecutionStatus.COMPLETED).output())
                    .isEqualTo("charged 2, ended");
        }
    }

    @Test
    void aRetryHasItsTimeAnew() throws Exception {
        far.stuck = true;
        try (RouteRunner runner = limited(1_000, YAML)) {
            journal.routes(runner);
            String id = runner.run("x").executionId();
            Instant retried = Instant.now();
            RouteRunner.CALL.call(() -> journal.control().retry(id, null));
            Execution failed = until(runner, id, ExecutionStatus.FAILED);
            assertThat(failed.error().errorClass()).isEqualTo("timeout");
            assertThat(failed.endedAt()).isAfter(retried.plusMillis(900));
            assertThat(far.keys).hasSize(2);
        }
    }

    @Test
    @Timeout(60)
    void anExecutionThatWaitsTooLongFails() throws Exception {
        try (RouteRunner runner = limited(3_000, """
                - from:
                    uri: direct:start
                    steps:
                      - to: { id: pause, uri: "wait:1h" }
                """)) {
            journal.routes(runner);
            RunOutcome parked = runner.run("x");
            assertThat(parked.status()).isEqualTo(ExecutionStatus.WAITING);
            assertThat(until(runner, parked.executionId(), ExecutionStatus.FAILED)
                            .error()
                            .message())
                    .isEqualTo("The execution took longer than its workflow allows.");
            while (journal.inMemory() > 0) {
                LockSupport.parkNanos(1_000_000); // it leaves memory right after its end is durable
            }
        }
    }
}
