package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.camel.suspend.Decision;
import io.serai.journal.Capture;
import io.serai.journal.RunHandle;
import io.serai.journal.RunSpec;
import io.serai.journal.internal.queue.MemoryGate;
import io.serai.journal.internal.queue.QueueLimit;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executions that go through their queue. */
class QueuedRunsTest {
    private static final String ROUTES = """
            - route:
                id: work
                from:
                  uri: direct:work
                  steps:
                    - bean: { id: press, ref: machine, method: press }
            - route:
                id: parent
                from:
                  uri: direct:parent
                  steps:
                    - to: { id: sub, uri: "workflow:child" }
            - route:
                id: asking
                from:
                  uri: direct:asking
                  steps:
                    - to: { id: ask, uri: "approval:x" }
                    - bean: { id: press-then, ref: machine, method: press }
            """;

    private final String workflow = Ids.next();
    private final String owner = "hub-" + workflow.substring(20);
    private final Machine machine = new Machine();
    private MemoryGate gate = MemoryGate.open();
    private TestDatabase database;
    private TestJournal journal;
    private RouteRunner runner;

    /** Works only as often as it is let. */
    public static final class Machine {
        final Semaphore turns = new Semaphore(0);
        final List<String> pressed = Collections.synchronizedList(new ArrayList<>());

        public void press(Exchange exchange) throws InterruptedException {
            pressed.add(exchange.getMessage().getBody(String.class));
            turns.acquire();
        }
    }

    private void open(QueueLimit... limits) throws Exception {
        gate = MemoryGate.open();
        gate.set(List.of(limits));
        journal = new TestJournal(database, 1000, owner, gate);
        runner = new RouteRunner(journal, workflow, Capture.EFFECTS, Map.of("machine", machine), ROUTES);
        journal.routes(runner);
    }

    private void closeHub() {
        runner.close();
        journal.close();
    }

    @AfterEach
    void close() {
        machine.turns.release(1000);
        closeHub();
        database.close();
    }

    private QueueLimit limit(Integer concurrency, boolean active) {
        return new QueueLimit("default", workflow, concurrency, active);
    }

    private RunHandle start(String route, String body, int priority) {
        Route entry = runner.context().getRoute(route);
        Exchange exchange = entry.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getMessage().setBody(body);
        return journal.journal()
                .start(new RunSpec(
                        runner.version(), new Trigger("manual", null, "ada"), priority, null, null, entry, exchange));
    }

    private String begun(String route, String body, int priority) throws Exception {
        return start(route, body, priority).accepted().get(60, TimeUnit.SECONDS);
    }

    private Execution until(String id, ExecutionStatus status) {
        journal.until(() -> runner.execution(id).status() == status);
        return runner.execution(id);
    }

    private void untilPressed(int times) {
        journal.until(() -> machine.pressed.size() >= times);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatFindsNoPlaceIsKeptAndBeginsByPriorityThenAge(Engine engine) throws Exception {
        database = TestDatabase.on(engine);
        open(limit(1, true));
        begun("work", "first", 3);
        untilPressed(1);
        String low = begun("work", "low", 4);
        String normal = begun("work", "normal", 3);
        String later = begun("work", "later", 3);
        String critical = begun("work", "critical", 1);
        Execution waiting = runner.execution(low);
        assertThat(waiting.status()).isEqualTo(ExecutionStatus.QUEUED);
        assertThat(waiting.startedAt()).isNull();
        assertThat(waiting.queue()).isEqualTo(workflow);
        assertThat(journal.inMemory()).isEqualTo(1);
        machine.turns.release(5);
        for (String id : List.of(critical, normal, later, low)) {
            assertThat(until(id, ExecutionStatus.COMPLETED).startedAt()).isAfterOrEqualTo(waiting.createdAt());
        }
        assertThat(machine.pressed).containsExactly("first", "critical", "normal", "later", "low");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsQueuedSurvivesARestartInItsOrder(Engine engine) throws Exception {
        database = TestDatabase.on(engine);
        open(limit(1, false));
        String low = begun("work", "low", 4);
        String normal = begun("work", "normal", 3);
        String high = begun("work", "high", 2);
        String cancelled = begun("work", "cancelled", 1);
        String paused = begun("work", "paused", 1);
        RouteRunner.CALL.call(() -> journal.control().cancel(cancelled));
        RouteRunner.CALL.call(() -> journal.control().pause(paused));
        closeHub();
        open(limit(1, false));
        assertThat(gate.counts("default", workflow)).isEqualTo(new MemoryGate.Counts(0, 3));
        gate.set(List.of(limit(1, true)));
        untilPressed(1);
        closeHub(); // while one runs
        open(limit(1, true));
        machine.turns.release(10);
        for (String id : List.of(low, normal, high)) {
            until(id, ExecutionStatus.COMPLETED);
        }
        assertThat(machine.pressed).containsExactly("high", "high", "normal", "low");
        assertThat(runner.execution(cancelled).status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(runner.execution(paused).status()).isEqualTo(ExecutionStatus.PAUSED);
        RouteRunner.CALL.call(() -> journal.control().resume(paused));
        until(paused, ExecutionStatus.COMPLETED);
    }

    @Test
    void whoAskedForItHearsOfItsEndAfterItsTimeInTheQueue() throws Exception {
        database = TestDatabase.derby();
        open(limit(null, false));
        RunHandle asked = start("work", "x", 3);
        String id = asked.accepted().get(60, TimeUnit.SECONDS);
        RunHandle cancelled = start("work", "y", 3);
        String other = cancelled.accepted().get(60, TimeUnit.SECONDS);
        assertThatThrownBy(() -> asked.ended().get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        until(other, ExecutionStatus.QUEUED);
        RouteRunner.CALL.call(() -> journal.control().cancel(other));
        assertThat(cancelled.ended().get(60, TimeUnit.SECONDS).status()).isEqualTo(ExecutionStatus.CANCELLED);
        machine.turns.release(1);
        gate.set(List.of(limit(1, true)));
        var outcome = asked.ended().get(60, TimeUnit.SECONDS);
        assertThat(outcome.executionId()).isEqualTo(id);
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(outcome.exchange().getMessage().getBody()).isEqualTo("x");
        assertThat(journal.events().stream()
                        .filter(event -> id.equals(event.data().get("execution")))
                        .filter(event -> event.room().equals("executions"))
                        .map(event -> event.type()))
                .containsExactly("execution.queued", "execution.started", "execution.completed");
    }

    @Test
    void aParentGivesItsPlaceToItsChild() throws Exception {
        database = TestDatabase.derby();
        open(limit(1, true));
        machine.turns.release(3);
        List<String> parents = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            parents.add(begun("parent", "p" + i, 3));
        }
        for (String parent : parents) {
            until(parent, ExecutionStatus.COMPLETED);
        }
        assertThat(machine.pressed).containsExactlyInAnyOrder("p0", "p1", "p2");
        // the last one gives its place back just after that is durable
        journal.until(() -> gate.counts("default", workflow).equals(new MemoryGate.Counts(0, 0)));
    }

    @Test
    void whatHasWaitedGoesBeforeWhatHasNotBegun() throws Exception {
        database = TestDatabase.derby();
        open(limit(1, true));
        String asking = begun("asking", "asked", 4);
        until(asking, ExecutionStatus.WAITING);
        begun("work", "running", 3); // a waiting one holds no place
        untilPressed(1);
        String urgent = begun("work", "urgent", 1);
        String wait = database.read(sql -> sql.fetch("select id from waits where execution_id = ?", asking))
                .get(0)
                .get(0, String.class);
        journal.decide(wait, new Decision("approved", "grace", null, null, Instant.now()));
        journal.until(() -> gate.counts("default", workflow).waiting() == 2);
        machine.turns.release(3);
        until(urgent, ExecutionStatus.COMPLETED);
        assertThat(machine.pressed).containsExactly("running", "asked", "urgent");
    }
}
