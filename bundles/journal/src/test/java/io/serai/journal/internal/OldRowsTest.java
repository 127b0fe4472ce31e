package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.journal.Capture;
import io.serai.journal.RunOutcome;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import io.serai.store.Times;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Executions as hubs wrote them until journal format 2, recorded from such hubs: told, replayed, retried and forked as any. */
class OldRowsTest {
    private static final CallContext CALL = new CallContext(Caller.system(Caller.DEFAULT_TENANT), "test", null, null);
    private static final String ROUTE = """
            - route:
                id: rec
                from:
                  uri: direct:start
                  steps:
                    - setVariable: { id: keep, name: order, simple: "${body}" }
                    - bean: { id: number, ref: counter, method: incrementAndGet }
                    - log: { id: note, message: "order ${body} – für Zoë" }
                    - to: { id: ask, uri: "approval:refund" }
                    - bean: { id: again, ref: counter, method: incrementAndGet }
                    - setBody: { id: answer, simple: '{"number":${body},"order":${variable.order}}' }
                    - bean: { id: broken, ref: printer }
            """;

    private final String workflow = Ids.next();
    private final String id = Ids.next();
    private final AtomicLong counter = new AtomicLong(2);
    private final Printer printer = new Printer();
    private TestDatabase database;
    private TestJournal journal;

    /** Has no paper, until it has. */
    public static final class Printer {
        volatile boolean filled;

        public String print(String body) {
            if (!filled) {
                throw new IllegalStateException("out of paper");
            }
            return body;
        }
    }

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.derby();
        journal = new TestJournal(database);
        insert(id, "rec", recorded("input"), recorded("result"));
        for (int seq = 1; seq <= 3; seq++) {
            int number = seq;
            byte[] entries = recorded("portion-" + seq);
            database.transact(sql -> sql.insertInto(DSL.table("journal"))
                    .set(DSL.field("execution_id"), id)
                    .set(DSL.field("seq"), number)
                    .set(DSL.field("tenant"), Caller.DEFAULT_TENANT)
                    .set(DSL.field("entries", byte[].class), entries)
                    .execute());
        }
    }

    @AfterEach
    void close() {
        journal.close();
        database.close();
    }

    private static byte[] recorded(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(OldRowsTest.class.getResourceAsStream("/old/" + name + ".json"), name)) {
            return file.readAllBytes();
        }
    }

    private void insert(String execution, String entry, byte[] input, byte[] result) {
        Instant at = Instant.parse("2026-11-21T23:34:06.499723Z");
        database.transact(sql -> sql.insertInto(DSL.table("executions"))
                .set(DSL.field("id"), execution)
                .set(DSL.field("tenant"), Caller.DEFAULT_TENANT)
                .set(DSL.field("workflow_id"), workflow)
                .set(DSL.field("workflow_name"), "rec")
                .set(DSL.field("version"), 1)
                .set(DSL.field("status"), "FAILED")
                .set(DSL.field("trigger_kind"), "hook")
                .set(DSL.field("priority"), 3)
                .set(DSL.field("owner"), "test")
                .set(DSL.field("entry_route"), entry)
                .set(DSL.field("created_at", Times.TIMESTAMP), at)
                .set(DSL.field("started_at", Times.TIMESTAMP), at)
                .set(DSL.field("ended_at", Times.TIMESTAMP), at.plusMillis(2555))
                .set(DSL.field("duration_micros"), 2_555_288L)
                .set(DSL.field("error_type"), "java.lang.IllegalStateException")
                .set(DSL.field("error_message"), "out of paper")
                .set(DSL.field("error_path"), "/broken")
                .set(DSL.field("error_node"), "broken")
                .set(DSL.field("input_data", byte[].class), input)
                .set(DSL.field("result_data", byte[].class), result)
                .execute());
    }

    private RouteRunner runner() throws Exception {
        RouteRunner runner = new RouteRunner(
                journal, workflow, Capture.EFFECTS, Map.of("counter", counter, "printer", printer), ROUTE);
        journal.routes(runner);
        return runner;
    }

    @Test
    void areTold() {
        Execution execution = CALL.call(() -> journal.executions().get(id));
        assertThat(execution.input()).isEqualTo(Map.of("orderId", "A-1001", "customer", "Zoë", "amount", 129.9));
        List<Step> steps = steps();
        assertThat(steps)
                .extracting(Step::path)
                .containsExactly("/keep", "/number", "/note", "/ask", "/again", "/answer", "/broken");
        Step number = steps.get(1);
        assertThat(number.kind()).isEqualTo("bean");
        assertThat(number.label()).isEqualTo("ref:counter method:incrementAndGet");
        assertThat(number.effect()).isTrue();
        assertThat(number.startedAt()).isEqualTo("2026-11-21T23:34:06.677714Z");
        assertThat(number.durationMillis()).isEqualTo(14.384);
        assertThat(number.input()).isEqualTo(execution.input());
        assertThat(number.output()).isEqualTo(1);
        assertThat(steps.get(6).status()).isEqualTo(StepStatus.FAILED);
        assertThat(Objects.requireNonNull(steps.get(6).error()).message()).isEqualTo("out of paper");
        assertThat(CALL.call(() -> journal.history().events(id, PageRequest.first(50)))
                        .items())
                .extracting(History.Event::type)
                .startsWith("execution.created")
                .contains("step.waiting", "step.completed", "step.failed")
                .endsWith("execution.failed");
        assertThat(CALL.call(() -> journal.logs().lines(id, PageRequest.first(50)))
                        .items())
                .extracting(Logs.Line::message)
                .containsExactly("order 1 – für Zoë", "java.lang.IllegalStateException: out of paper");
    }

    private List<Step> steps() {
        Page<Step> page = CALL.call(() -> journal.executions().steps(id, PageRequest.first(50)));
        return page.items();
    }

    @Test
    void goOnInTheNewFormat() throws Exception {
        try (RouteRunner runner = runner()) {
            assertThat(CALL.call(() -> journal.times().replay(id)).restored()).isEqualTo(3);
            assertThat(CALL.call(() -> journal.times().state(id, "/again")).body())
                    .isEqualTo(2);
            printer.filled = true;
            CALL.call(() -> journal.control().retry(id, null));
            journal.until(() -> runner.execution(id).status() == ExecutionStatus.COMPLETED);
            assertThat(counter).as("what was recorded is not done again").hasValue(2);
            assertThat(runner.execution(id).output())
                    .isEqualTo(Map.of("number", 2, "order", runner.execution(id).input()));
            assertThat(new ArrayList<>(runner.paths(id)))
                    .containsExactly("/keep", "/number", "/note", "/ask", "/again", "/answer", "/broken", "/broken");
            assertThat(CALL.call(() -> journal.times().replay(id)).same()).isTrue();
            Execution fork = CALL.call(() -> journal.times().fork(id, "/again", null, Map.of(), null, Map.of()));
            journal.until(() -> runner.execution(fork.id()).status() == ExecutionStatus.COMPLETED);
            assertThat(counter).hasValue(3);
        }
    }

    @Test
    void ofTheFirstFormatAreTold() throws IOException {
        String first = Ids.next();
        insert(first, null, recorded("first-input"), recorded("first-result"));
        Execution execution = CALL.call(() -> journal.executions().get(first));
        assertThat(execution.input()).isEqualTo(Map.of("text", "a b c"));
        assertThat(execution.output()).isEqualTo(Map.of("words", 3));
        assertThat(CALL.call(() -> journal.executions().steps(first, PageRequest.first(9)))
                        .items())
                .extracting(Step::path)
                .containsExactly("/arguments", "/count", "/answer", "/answer-type");
    }

    @Test
    void besideNewOnesTheResultNeedsFewBytes() throws Exception {
        printer.filled = true;
        String body = "{\"note\":\"" + Ids.next() + Ids.next() + Ids.next() + Ids.next() + Ids.next() + "\"}";
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, Map.of("counter", counter), """
                - from:
                    uri: direct:start
                    steps:
                      - setVariable: { id: keep, name: order, simple: "${body}" }
                      - bean: { id: number, ref: counter, method: incrementAndGet }
                      - setBody: { id: answer, simple: '{"number":${body},"order":${variable.order}}' }
                      - setHeader: { id: type, name: Content-Type, constant: application/json }
                """)) {
            RunOutcome outcome = runner.run(body);
            byte[] result = database.read(sql -> sql.select(DSL.field("result_data", byte[].class))
                    .from("executions")
                    .where("id = ?", outcome.executionId())
                    .fetchOne(0, byte[].class));
            assertThat(result).hasSizeLessThan(300);
            assertThat(runner.steps(outcome.executionId()).get(1).input())
                    .as("read through what the result points into")
                    .isEqualTo(runner.execution(outcome.executionId()).input());
        }
    }
}
