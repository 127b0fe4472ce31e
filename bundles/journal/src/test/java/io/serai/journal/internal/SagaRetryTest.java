package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.store.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A retry of a failed saga does again what was undone, and nothing else. */
class SagaRetryTest {
    private static final String YAML = """
            - route:
                id: main
                from:
                  uri: direct:main
                  steps:
                    - bean: { id: before, ref: far, method: call }
                    - to: { id: all, uri: "direct:trip" }
                    - bean: { id: after, ref: far, method: pay }
            - route:
                id: travel
                from:
                  uri: direct:trip
                  steps:
                    - saga:
                        id: trip
                        steps:
                          - bean: { id: note, ref: far, method: call }
                          - to: { id: first, uri: "direct:book" }
                          - bean: { id: pay, ref: far, method: pay }
            - route:
                id: book
                from:
                  uri: direct:book
                  steps:
                    - saga:
                        id: booking
                        propagation: MANDATORY
                        compensation: direct:undo
                        steps:
                          - bean: { id: flight, ref: far, method: call }
                          - bean: { id: hotel, ref: far, method: call }
            - route:
                id: undo
                from: { uri: "direct:undo", steps: [ bean: { id: undo, ref: far, method: undo } ] }
            """;

    private final Far far = new Far();
    private TestDatabase database;
    private TestJournal journal;

    /** The far side. */
    public static final class Far {
        final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        volatile String broken = "";

        public void call(Exchange exchange) {
            String key = exchange.getProperty(Run.IDEMPOTENCY_KEY, String.class);
            calls.add(key.substring(key.indexOf('/')));
        }

        public void pay(Exchange exchange) {
            call(exchange);
            String path = calls.get(calls.size() - 1);
            if (path.contains(broken) && !broken.isEmpty()) {
                throw new IllegalStateException("no money");
            }
        }

        public void undo(Exchange exchange) {
            calls.add("undone");
        }
    }

    @BeforeEach
    void open() {
        database = TestDatabase.derby();
        journal = new TestJournal(database);
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private List<String> retried(RouteRunner runner, String id, ExecutionStatus until) {
        far.calls.clear();
        RouteRunner.CALL.call(() -> journal.control().retry(id, null));
        journal.until(() -> runner.execution(id).status() == until && journal.inMemory() == 0);
        return List.copyOf(far.calls);
    }

    @Test
    void whatWasUndoneIsDoneAgainUnderAnotherKey() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, Map.of("far", far), YAML)) {
            journal.routes(runner);
            far.broken = "/pay";
            String id = runner.run("x").executionId();
            assertThat(far.calls)
                    .containsExactly(
                            "/before",
                            "/all/trip/note",
                            "/all/trip/first/booking/flight",
                            "/all/trip/first/booking/hotel",
                            "/all/trip/pay",
                            "undone");
            assertThat(retried(runner, id, ExecutionStatus.FAILED))
                    .containsExactly(
                            "/all/trip/first/booking/flight~1",
                            "/all/trip/first/booking/hotel~1",
                            "/all/trip/pay",
                            "undone");
            far.broken = "/after";
            assertThat(retried(runner, id, ExecutionStatus.FAILED))
                    .containsExactly(
                            "/all/trip/first/booking/flight~2",
                            "/all/trip/first/booking/hotel~2",
                            "/all/trip/pay",
                            "/after");
            far.broken = "";
            assertThat(retried(runner, id, ExecutionStatus.COMPLETED)).containsExactly("/after");
        }
    }
}
