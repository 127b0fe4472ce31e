package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serai.api.execution.ExecutionStatus;
import io.serai.camel.suspend.Decision;
import io.serai.journal.Capture;
import io.serai.journal.RunOutcome;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A long delay is a wait. */
class DelayTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static TestDatabase database;
    private final String workflow = Ids.next();
    private final Far far = new Far();

    /** The far side. */
    public static final class Far {
        final AtomicInteger calls = new AtomicInteger();

        public String call(String body) {
            return body + calls.incrementAndGet();
        }
    }

    @BeforeAll
    static void open() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private RouteRunner runner(TestJournal journal, String steps) throws Exception {
        String[] parts = steps.split("---\n", 2);
        return new RouteRunner(
                journal,
                workflow,
                Capture.EFFECTS,
                Map.of("far", far),
                "- from:\n    uri: direct:start\n    steps:\n" + parts[0].indent(6)
                        + (parts.length > 1 ? parts[1] : ""));
    }

    private static String wait(String id) {
        return database.read(sql -> sql.fetchOne("select id from waits where execution_id = ? and state = 'OPEN'", id)
                .get(0, String.class));
    }

    private static Instant due(String id) {
        return database.read(sql -> sql.fetchOne("select due_at from waits where execution_id = ?", id)
                        .get(0, LocalDateTime.class))
                .toInstant(ZoneOffset.UTC);
    }

    private void outlastsARestart(String steps, String body) throws Exception {
        String id;
        Instant due;
        try (TestJournal journal = new TestJournal(database);
                RouteRunner runner = runner(journal, steps)) {
            RunOutcome parked = runner.run(body);
            assertThat(parked.status()).isEqualTo(ExecutionStatus.WAITING);
            assertThat(journal.inMemory()).isZero();
            id = parked.executionId();
            due = due(id);
            assertThat(due).isCloseTo(Instant.now().plus(HOUR), within(1, ChronoUnit.MINUTES));
        }
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = runner(second, steps)) {
            second.routes(runner);
            second.until(() -> runner.execution(id).status() == ExecutionStatus.WAITING && second.inMemory() == 0);
            assertThat(due(id)).isEqualTo(due);
            second.decide(wait(id), new Decision("fired", null, null, null, Instant.now()));
            second.until(() -> runner.execution(id).status() == ExecutionStatus.COMPLETED);
            assertThat(runner.execution(id).output()).isEqualTo(body + "12");
            String fork = RouteRunner.CALL
                    .call(() -> second.times().fork(id, "/last", null, Map.of(), null, Map.of()))
                    .id();
            second.until(() -> runner.execution(fork).status() == ExecutionStatus.COMPLETED);
            assertThat(runner.execution(fork).output()).isEqualTo(body + "13");
        }
    }

    @Test
    void aLongOneOutlastsARestartAndEndsAtItsTime() throws Exception {
        outlastsARestart("""
                - bean: { ref: far, method: call }
                - delay: { constant: "3600000" }
                - bean: { id: last, ref: far, method: call }
                """, "x");
    }

    @Test
    void soDoesOneThatAnExpressionSays() throws Exception {
        outlastsARestart("""
                - bean: { ref: far, method: call }
                - delay: { simple: "${random(3600000,3600001)}" }
                - bean: { id: last, ref: far, method: call }
                """, "x");
    }

    @Test
    void aShortOneStaysInMemory() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner runner = runner(journal, """
                        - delay: { constant: "20" }
                        - delay: { simple: "${header.none}" }
                        - bean: { ref: far, method: call }
                        """)) {
            assertThat(runner.run("x").exchange().getMessage().getBody()).isEqualTo("x1");
        }
    }

    @Test
    void soDoesALongOneWhereNothingMayWait() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner runner = runner(
                        journal,
                        """
                        - circuitBreaker: { steps: [ { to: "direct:inner" } ] }
                        """ + "---\n- from: { uri: \"direct:inner\", steps: [ { delay: { constant: \"5100\" } } ] }")) {
            Instant begun = Instant.now();
            RunOutcome outcome = runner.start("x", null).ended().get(30, TimeUnit.SECONDS);
            assertThat(outcome.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(Instant.now()).isAfterOrEqualTo(begun.plusMillis(5_100));
        }
    }
}
