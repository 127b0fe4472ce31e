package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.execution.DeadLetters;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionOrigin;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.operation.PageRequest;
import io.serai.journal.Capture;
import io.serai.journal.internal.deadletter.DeadLetterWatch;
import io.serai.journal.internal.deadletter.StoredDeadLetters;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Executions that failed for good, and what people do with them. */
class DeadLettersTest {
    private static final String ROUTE = """
            - route:
                id: child
                from:
                  uri: direct:child
                  steps:
                    - bean: { id: inner, ref: machine, method: work }
            - route:
                id: parent
                from:
                  uri: direct:parent
                  steps:
                    - to: { id: sub, uri: "workflow:child" }
            """;

    private static TestDatabase database;
    private final String workflow = Ids.next();
    private final Machine machine = new Machine();
    private TestJournal journal;
    private RouteRunner runner;
    private DeadLetters letters;

    /** Fails until it is repaired. */
    public static final class Machine {
        volatile boolean broken = true;

        public void work(Exchange exchange) {
            if (broken) {
                throw new IllegalStateException("Out of order");
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
    void open() throws Exception {
        journal = new TestJournal(database);
        runner = new RouteRunner(journal, workflow, Capture.EFFECTS, Map.of("machine", machine), ROUTE);
        journal.routes(runner);
        letters = new StoredDeadLetters(database, journal.executions(), journal.control(), tenant -> {});
    }

    @AfterEach
    void close() {
        runner.close();
        journal.close();
    }

    private String failed() throws Exception {
        return runner.start("x", "child", null)
                .ended()
                .get(60, TimeUnit.SECONDS)
                .executionId();
    }

    private List<String> listed() {
        return RouteRunner.CALL.call(() -> letters.list(workflow, PageRequest.first(500))).items().stream()
                .map(Execution::id)
                .toList();
    }

    private Execution until(String id, ExecutionStatus status) {
        journal.until(() -> runner.execution(id).status() == status && journal.inMemory() == 0);
        return runner.execution(id);
    }

    @Test
    void whatFailedIsListedWithItsReasonAndGoesOnFromTheFailedStep() throws Exception {
        String id = failed();
        Execution letter = runner.execution(id);
        assertThat(listed()).containsExactly(id);
        assertThat(letter.error().message()).isEqualTo("Out of order");
        assertThat(letter.error().path()).isEqualTo("/inner");
        assertThat(letter.attempts()).isEqualTo(1);
        RouteRunner.CALL.call(() -> letters.requeue(id));
        assertThat(until(id, ExecutionStatus.FAILED).attempts()).isEqualTo(2);
        assertThat(listed()).containsExactly(id);
        machine.broken = false;
        RouteRunner.CALL.call(() -> letters.requeue(id));
        assertThat(until(id, ExecutionStatus.COMPLETED).attempts()).isEqualTo(3);
        assertThat(listed()).isEmpty();
        assertThatThrownBy(() -> RouteRunner.CALL.call(() -> letters.requeue(id)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("COMPLETED");
    }

    @Test
    void severalGoOnTogether() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(failed());
        }
        machine.broken = false;
        int named = RouteRunner.CALL.call(() -> letters.requeue(List.of(ids.get(0), ids.get(1), ids.get(1), "nobody")));
        assertThat(named).isEqualTo(2);
        int rest = RouteRunner.CALL.call(() -> letters.requeueAll(workflow));
        assertThat(rest).isEqualTo(3);
        ids.forEach(id -> until(id, ExecutionStatus.COMPLETED));
    }

    @Test
    void whatIsDiscardedStaysFailedAndLeavesTheList() throws Exception {
        String id = failed();
        discard(id);
        assertThat(listed()).isEmpty();
        assertThat(runner.execution(id).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThatThrownBy(() -> discard(id)).isInstanceOf(ConflictException.class);
        RouteRunner.CALL.call(() -> journal.control().retry(id, null)); // and is a dead letter if it fails again
        until(id, ExecutionStatus.FAILED);
        assertThat(listed()).containsExactly(id);
    }

    @Test
    void aParentIsTriedAgainWithTheChildThatItWaitedFor() throws Exception {
        String id = runner.start("x", "parent", null).accepted().get(60, TimeUnit.SECONDS);
        until(id, ExecutionStatus.FAILED);
        Execution child = RouteRunner.CALL
                .call(() -> journal.executions()
                        .list(
                                new ExecutionFilter(null, Set.of(), null, null, id, null, null, null, false),
                                PageRequest.first(10)))
                .items()
                .get(0);
        assertThat(child.parent()).isEqualTo(id);
        assertThat(child.parentPath()).isEqualTo("/sub");
        assertThat(child.status()).isEqualTo(ExecutionStatus.FAILED);
        machine.broken = false;
        RouteRunner.CALL.call(() -> letters.requeue(id));
        until(id, ExecutionStatus.COMPLETED);
        assertThat(runner.execution(child.id()).status()).isEqualTo(ExecutionStatus.COMPLETED);
    }

    @Test
    void aRerunKnowsWhatItWasMadeFrom() throws Exception {
        String id = failed();
        machine.broken = false;
        Execution again = RouteRunner.CALL.call(() -> journal.control().rerun(id, null));
        assertThat(until(again.id(), ExecutionStatus.COMPLETED).origin()).isEqualTo(new ExecutionOrigin("RERUN", id));
        ExecutionFilter made = new ExecutionFilter(null, Set.of(), null, null, null, workflow, "c-1", id, false);
        assertThat(RouteRunner.CALL
                        .call(() -> journal.executions().list(made, PageRequest.first(10)))
                        .items())
                .extracting(Execution::id)
                .containsExactly(again.id());
    }

    @Test
    void tooManyOfThemAreSaidOnce() throws Exception {
        ScheduledExecutorService counting = Executors.newSingleThreadScheduledExecutor();
        DeadLetterWatch watch = new DeadLetterWatch(database, journal, 2, counting, 0);
        try {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add(failed());
                watch.changed("default");
                counting.submit(() -> {}).get(60, TimeUnit.SECONDS);
            }
            assertThat(warnings()).isEqualTo(1);
            everyLetter().forEach(this::discard);
            watch.changed("default");
            counting.submit(() -> {}).get(60, TimeUnit.SECONDS);
            for (int i = 0; i < 3; i++) {
                failed();
            }
            watch.changed("default");
            counting.submit(() -> {}).get(60, TimeUnit.SECONDS);
            assertThat(warnings()).isEqualTo(2);
        } finally {
            counting.shutdownNow();
        }
    }

    private void discard(String id) {
        RouteRunner.CALL.call(() -> {
            letters.discard(id);
            return id;
        });
    }

    private List<String> everyLetter() {
        return RouteRunner.CALL.call(() -> letters.list(null, PageRequest.first(500))).items().stream()
                .map(Execution::id)
                .toList();
    }

    private long warnings() {
        return journal.events().stream()
                .filter(event -> event.type().equals("queue.dead-letters"))
                .count();
    }
}
