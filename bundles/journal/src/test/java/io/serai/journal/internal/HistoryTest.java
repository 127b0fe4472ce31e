package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.camel.suspend.Decision;
import io.serai.journal.Capture;
import io.serai.journal.RunOutcome;
import io.serai.journal.internal.History.Event;
import io.serai.journal.internal.TimeMachine.State;
import io.serai.journal.internal.export.ExecutionReports;
import io.serai.journal.internal.export.Format;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.spi.CamelLogger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told about executions: their history, their state at each step, and both as a file. */
class HistoryTest {
    private static TestDatabase database;
    private TestJournal journal;
    private final String workflow = Ids.next();
    private final Work work = new Work();

    /** Fails while it is told to. */
    public static final class Work {
        final List<String> done = java.util.Collections.synchronizedList(new ArrayList<>());
        volatile boolean broken;

        /** As a log step would, whose line Camel announces. */
        public void log(Exchange exchange) {
            RunLog.listen(
                    exchange,
                    new CamelLogger("test", LoggingLevel.INFO),
                    "hello " + exchange.getMessage().getBody());
        }

        public void act(Exchange exchange) {
            if (broken) {
                throw new IllegalStateException("out of | paper");
            }
            done.add(exchange.getMessage().getBody(String.class));
            exchange.getMessage().setBody(exchange.getMessage().getBody(String.class) + "!");
            exchange.getMessage().setHeader("Api-Key", "k-1");
            exchange.setVariable("count", done.size());
        }
    }

    private static final String ROUTE = """
            - from:
                uri: direct:start
                steps:
                  - bean: { id: first, ref: work, method: act }
                  - setBody: { id: twice, simple: "${body}${body}" }
                  - to: { id: ask, uri: "approval:refund" }
                  - bean: { id: second, ref: work, method: act }
                  - setBody: { id: last, simple: "{\\"text\\": \\"${body}\\"}" }
            """;

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
        journal.close();
    }

    private RouteRunner runner(String yaml) throws Exception {
        RouteRunner runner = new RouteRunner(journal, workflow, Capture.EFFECTS, Map.of("work", work), yaml);
        journal.routes(runner);
        return runner;
    }

    private void approve(String execution) {
        String wait = database.read(sql -> sql.fetchOne("select id from waits where execution_id = ?", execution)
                .get(0, String.class));
        journal.decide(wait, new Decision("approved", "grace", "fine", null, Instant.now()));
    }

    private static void until(RouteRunner runner, String id, ExecutionStatus status) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (runner.execution(id).status() != status) {
                Thread.onSpinWait();
            }
        });
    }

    private List<Event> events(String id) {
        return RouteRunner.CALL.call(
                () -> journal.history().events(id, PageRequest.first(500)).items());
    }

    private State state(String id, String at) {
        return RouteRunner.CALL.call(() -> journal.times().state(id, at));
    }

    private static List<String> types(List<Event> events) {
        return events.stream()
                .map(event -> event.path() == null ? event.type() : event.type() + " " + event.path())
                .toList();
    }

    @Test
    void theHistoryOnlyGrowsAndSaysWhoDidWhat() throws Exception {
        try (RouteRunner runner = runner(ROUTE)) {
            String id = runner.run("a").executionId();
            List<Event> waiting = events(id);
            assertThat(types(waiting))
                    .containsExactly(
                            "execution.created",
                            "step.completed /first",
                            "step.completed /twice",
                            "step.waiting /ask",
                            "execution.waiting");
            assertThat(waiting.get(0).data()).asString().contains("by=ada", "trigger=manual");
            RouteRunner.CALL.call(() -> journal.control().pause(id));
            work.broken = true;
            approve(id);
            RouteRunner.CALL.call(() -> journal.control().resume(id));
            until(runner, id, ExecutionStatus.FAILED);
            List<Event> failed = events(id);
            assertThat(failed.subList(0, waiting.size())).isEqualTo(waiting);
            work.broken = false;
            RouteRunner.CALL.call(() -> journal.control().retry(id, null));
            until(runner, id, ExecutionStatus.COMPLETED);
            List<Event> all = events(id);
            assertThat(all.subList(0, failed.size())).isEqualTo(failed);
            assertThat(types(all.subList(waiting.size(), all.size())))
                    .containsExactly(
                            "execution.pause-requested",
                            "execution.paused",
                            "approval.decided /ask",
                            "execution.resume-requested",
                            "execution.resumed",
                            "step.completed /ask",
                            "step.failed /second",
                            "execution.failed /second",
                            "execution.retry-requested",
                            "execution.resumed",
                            "step.completed /second",
                            "step.completed /last",
                            "execution.completed");
            assertThat(all.get(7).data()).asString().contains("by=grace", "comment=fine", "verdict=approved");
            assertThat(all.stream().map(Event::seq)).doesNotHaveDuplicates().isSorted();
            assertPaged(id, all);
        }
    }

    private void assertPaged(String id, List<Event> all) {
        List<Event> paged = new ArrayList<>();
        String cursor = null;
        do {
            PageRequest request = PageRequest.of(4, cursor, null, null);
            Page<Event> page = RouteRunner.CALL.call(() -> journal.history().events(id, request));
            paged.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void anotherTenantSeesNothing() throws Exception {
        try (RouteRunner runner = runner(ROUTE)) {
            String id = runner.run("a").executionId();
            CallContext other = new CallContext(Caller.system("other"), "test", null, null);
            assertThatThrownBy(() -> other.call(() -> journal.history().events(id, PageRequest.first(5))))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> other.call(() -> journal.times().state(id, null)))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void theStateIsThatAfterTheStepAndNothingIsCalled() throws Exception {
        try (RouteRunner runner = runner(ROUTE)) {
            String id = runner.run("a").executionId();
            State waiting = state(id, null);
            assertThat(waiting.body()).isEqualTo("a!a!");
            assertThat(state(id, "/first").body()).isEqualTo("a!");
            assertThat(state(id, "/twice").body()).isEqualTo("a!a!");
            assertThat(state(id, "/ask").body()).as("a step that has not ended").isEqualTo("a!a!");
            approve(id);
            until(runner, id, ExecutionStatus.COMPLETED);
            State first = state(id, "/first");
            assertThat(first.variables()).containsEntry("count", 1);
            assertThat(first.headers()).containsEntry("Api-Key", "••••••");
            assertThat(state(id, "/second").variables()).containsEntry("count", 2);
            assertThat(state(id, null).body()).isEqualTo(Map.of("text", "a!a!!"));
            assertThat(work.done).hasSize(2);
            assertThat(events(id)).hasSameSizeAs(events(id));
            assertThatThrownBy(() -> state(id, "/none")).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void theStateInsideOfAScopeIsThatOfItsTurn() throws Exception {
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - split:
                          id: lines
                          tokenize: ","
                          parallelProcessing: true
                          steps:
                            - setBody: { id: mark, simple: "<${body}>" }
                            - bean: { id: charge, ref: work, method: act }
                      - setBody: { id: end, constant: "end" }
                """;
        try (RouteRunner runner = runner(yaml)) {
            RunOutcome done = runner.run("a,b,c");
            assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(state(done.executionId(), "/lines[1]/charge").body()).isEqualTo("<b>!");
            assertThat(state(done.executionId(), "/lines[2]/mark").body()).isEqualTo("<c>");
            assertThat(state(done.executionId(), "/lines").body()).isEqualTo("a,b,c");
            assertThat(work.done).hasSize(3);
        }
    }

    @Test
    void anExecutionIsExportedInEachFormat() throws Exception {
        try (RouteRunner runner = runner(ROUTE)) {
            String id = runner.run("Grüße").executionId();
            work.broken = true;
            approve(id);
            until(runner, id, ExecutionStatus.FAILED);
            ExecutionReports reports = new ExecutionReports(journal.executions(), journal.history());
            var report = RouteRunner.CALL.call(() -> reports.of(id));
            String json = new String(Format.of(null).write(report), StandardCharsets.UTF_8);
            assertThat(json).contains("\"id\" : \"" + id, "step.completed", "/second", "Grüße");
            String csv = new String(Format.of("csv").write(report), StandardCharsets.UTF_8);
            assertThat(csv.split("\r\n")).hasSize(1 + report.steps().size());
            assertThat(csv).startsWith("path,node,kind").contains("/second,second,bean,", "out of | paper");
            String markdown = new String(Format.of("md").write(report), StandardCharsets.UTF_8);
            assertThat(markdown).contains("# Execution of Test", "out of \\| paper", "| /second | bean | FAILED |");
            try (var pdf = Loader.loadPDF(Format.of("pdf").write(report))) {
                String text = new PDFTextStripper().getText(pdf);
                assertThat(text).contains("Execution of Test", id, "/second", "FAILED", "Grüße", "execution.failed");
            }
            assertThatThrownBy(() -> Format.of("doc")).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void whatStepsLogIsKeptWithTheirPaths() throws Exception {
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - bean: { id: talk, ref: work, method: log }
                      - to: { id: ask, uri: "approval:refund" }
                      - bean: { id: broken, ref: work, method: act }
                """;
        try (RouteRunner runner = runner(yaml)) {
            String id = runner.run("a").executionId();
            work.broken = true;
            approve(id);
            until(runner, id, ExecutionStatus.FAILED);
            List<Logs.Line> lines = RouteRunner.CALL.call(
                    () -> journal.logs().lines(id, PageRequest.first(10)).items());
            assertThat(lines).extracting(Logs.Line::message).first().isEqualTo("hello a");
            assertThat(lines).extracting(Logs.Line::path).containsExactly("/talk", "/broken");
            assertThat(lines).extracting(Logs.Line::level).containsExactly("INFO", "ERROR");
        }
    }

    @Test
    void placesAreMarkedAndChangesOfStatusAreMilestones() throws Exception {
        try (RouteRunner runner = runner(ROUTE)) {
            String id = runner.run("a").executionId();
            RouteRunner.CALL.call(() -> {
                Bookmarks bookmarks = journal.bookmarks();
                Bookmarks.Bookmark mine = bookmarks.add(id, "/first", "here");
                List<Bookmarks.Bookmark> all =
                        bookmarks.list(id, PageRequest.first(10)).items();
                assertThat(all)
                        .extracting(Bookmarks.Bookmark::label)
                        .containsExactly("execution.created", "execution.waiting", "here");
                assertThat(all.get(2)).isEqualTo(mine);
                assertThat(bookmarks.list(id, PageRequest.first(2)).next()).isEqualTo("2");
                assertThatThrownBy(() -> bookmarks.add(id, "/none", "x")).isInstanceOf(InvalidInputException.class);
                bookmarks.remove(id, mine.id());
                assertThatThrownBy(() -> bookmarks.remove(id, mine.id())).isInstanceOf(NotFoundException.class);
                return Boolean.TRUE;
            });
        }
    }

    @Test
    void whatIsNotKeptIsSaid() throws Exception {
        try (RouteRunner runner = new RouteRunner(
                journal, workflow, Capture.ERRORS, Map.of("work", work), ROUTE.replaceAll(".*ask.*\n", ""))) {
            journal.routes(runner);
            Execution execution = runner.execution(runner.run("a").executionId());
            assertThatThrownBy(() -> state(execution.id(), "/second")).hasMessageContaining("it stops at /second");
        }
    }
}
