package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.NotFoundException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.journal.RunOutcome;
import io.serai.store.TestDatabase;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code capture: none}. */
class UnrecordedTest {
    private static final String ROUTE = """
            - from:
                uri: direct:start
                steps:
                  - setHeader: { name: mine, constant: yes }
                  - to: { id: charge, uri: "mock:charge" }
                  - split:
                      simple: "${body}"
                      steps:
                        - choice:
                            when:
                              - simple: "${body} == 'bad'"
                                steps:
                                  - throwException: { id: refuse, exceptionType: java.lang.IllegalArgumentException, message: is bad }
                  - setBody: { simple: "${body}!" }
            """;

    private static TestDatabase database;
    private static TestJournal journal;

    @BeforeAll
    static void open() {
        database = TestDatabase.derby();
        journal = new TestJournal(database);
    }

    @AfterAll
    static void close() {
        journal.close();
        database.close();
    }

    @Test
    void whatCompletesLeavesNothing() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.NONE, ROUTE)) {
            RunOutcome outcome = runner.run("good");

            assertThat(outcome.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(Objects.requireNonNull(outcome.exchange()).getMessage().getBody())
                    .isEqualTo("good!");
            assertThatThrownBy(() -> runner.execution(outcome.executionId())).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void whatFailsIsKeptWithItsInputAndIsNotRetried() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.NONE, ROUTE)) {
            RunOutcome outcome = runner.run("bad");

            Execution execution = runner.execution(outcome.executionId());
            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.input()).isEqualTo("bad");
            assertThat(execution.endedAt()).isNotNull();
            assertThat(Objects.requireNonNull(execution.error()).message()).isEqualTo("is bad");
            assertThat(execution.error().node()).isEqualTo("refuse");
            assertThatThrownBy(
                            () -> RouteRunner.CALL.call(() -> journal.control().retry(outcome.executionId(), null)))
                    .isInstanceOfSatisfying(
                            ConflictException.class,
                            refused -> assertThat(refused.code()).isEqualTo("execution.not-recorded"));
        }
    }

    @Test
    void whatHasAKeyIsRecorded() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.NONE, ROUTE)) {
            RunOutcome outcome =
                    runner.start("good", "key-of-unrecorded").ended().get();

            assertThat(runner.execution(outcome.executionId()).status()).isEqualTo(ExecutionStatus.COMPLETED);
        }
    }
}
