package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Step;
import io.serai.api.execution.StepStatus;
import io.serai.api.operation.PageRequest;
import io.serai.journal.Capture;
import io.serai.journal.RunHandle;
import io.serai.journal.RunOutcome;
import io.serai.store.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepRecordingTest {
    private static TestDatabase database;
    private TestJournal journal;

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

    @Test
    void keepsAnExecutionWithItsStepsInputAndOutput() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.FULL, """
                - from:
                    uri: direct:start
                    steps:
                      - setBody: { simple: "${body}!" }
                      - choice:
                          when:
                            - simple: "${body} contains 'big'"
                              steps:
                                - setHeader: { name: size, constant: big }
                          otherwise:
                            steps:
                              - setHeader: { name: size, constant: small }
                      - transform: { simple: "${header.size}: ${body}" }
                """)) {
            RunOutcome outcome = runner.run("a big one");

            assertThat(outcome.status()).isEqualTo(ExecutionStatus.COMPLETED);
            Execution execution = runner.execution(outcome.executionId());
            assertThat(execution.input()).isEqualTo("a big one");
            assertThat(execution.output()).isEqualTo("big: a big one!");
            assertThat(execution.plugins()).isEqualTo(Map.of("p", "1.0"));
            assertThat(execution.trigger().caller()).isEqualTo("ada");
            assertThat(execution.durationMillis()).isPositive();
            List<Step> steps = runner.steps(outcome.executionId());
            assertThat(steps)
                    .extracting(Step::path)
                    .containsExactly("/setBody1", "/choice1", "/choice1/setHeader1", "/transform1");
            assertThat(steps.get(0).input()).isEqualTo("a big one");
            assertThat(steps.get(0).output()).isEqualTo("a big one!");
            assertThat(steps).allSatisfy(step -> assertThat(step.status()).isEqualTo(StepStatus.COMPLETED));
        }
    }

    @Test
    void indexesEveryPassOfAScope() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, """
                - from:
                    uri: direct:start
                    steps:
                      - split:
                          id: lines
                          simple: "${body}"
                          parallelProcessing: true
                          steps:
                            - loop:
                                id: twice
                                constant: 2
                                steps:
                                  - to: { id: charge, uri: "mock:charge" }
                                  - log: { id: note, message: "x" }
                            - setBody: { id: last, constant: done }
                      - setBody: { id: end, constant: over }
                """)) {
            RunOutcome outcome = runner.run(List.of("a", "b"));

            assertThat(runner.paths(outcome.executionId()))
                    .containsExactlyInAnyOrder(
                            "/lines",
                            "/lines[0]/twice",
                            "/lines[0]/twice[0]/charge",
                            "/lines[0]/twice[0]/note",
                            "/lines[0]/twice[1]/charge",
                            "/lines[0]/twice[1]/note",
                            "/lines[0]/last",
                            "/lines[1]/twice",
                            "/lines[1]/twice[0]/charge",
                            "/lines[1]/twice[0]/note",
                            "/lines[1]/twice[1]/charge",
                            "/lines[1]/twice[1]/note",
                            "/lines[1]/last",
                            "/end");
        }
    }

    @Test
    void namesTheRouteThatCalledAndCountsASecondPass() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, """
                - route:
                    id: main
                    from:
                      uri: direct:start
                      steps:
                        - to: { id: first, uri: "direct:sub" }
                        - multicast:
                            id: both
                            steps:
                              - to: { id: second, uri: "direct:sub" }
                              - to: { id: third, uri: "direct:sub" }
                - route:
                    id: sub
                    from:
                      uri: direct:sub
                      steps:
                        - setBody: { id: work, simple: "${body}." }
                """)) {
            RunOutcome outcome = runner.run("x");

            assertThat(runner.paths(outcome.executionId()))
                    .containsExactly(
                            "/first",
                            "/first/work",
                            "/both",
                            "/both[0]/second",
                            "/both[0]/second/work",
                            "/both[1]/third",
                            "/both[1]/third/work");
        }
    }

    @Test
    void saysWhichStepFailedAndCountsAttempts() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, """
                - errorHandler:
                    defaultErrorHandler:
                      redeliveryPolicy: { maximumRedeliveries: 2, redeliveryDelay: 1, logExhausted: false }
                - from:
                    uri: direct:start
                    steps:
                      - choice:
                          when:
                            - simple: "${body} != null"
                              steps:
                                - throwException:
                                    id: boom
                                    exceptionType: java.lang.IllegalStateException
                                    message: no way
                """)) {
            RunOutcome outcome = runner.run("x");

            assertThat(outcome.status()).isEqualTo(ExecutionStatus.FAILED);
            Execution execution = runner.execution(outcome.executionId());
            assertThat(execution.error().message()).isEqualTo("no way");
            assertThat(execution.error().path()).isEqualTo("/choice1/boom");
            List<Step> boom = runner.steps(outcome.executionId()).stream()
                    .filter(step -> step.node().equals("boom"))
                    .toList();
            assertThat(boom).extracting(Step::attempt).containsExactly(1, 2, 3);
            assertThat(boom)
                    .extracting(Step::path)
                    .containsOnly(execution.error().path());
        }
    }

    @Test
    void aHandledFailureCompletes() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, """
                - from:
                    uri: direct:start
                    steps:
                      - doTry:
                          steps:
                            - throwException:
                                id: boom
                                exceptionType: java.lang.IllegalStateException
                                message: no way
                          doCatch:
                            - exception: [ "java.lang.IllegalStateException" ]
                              steps:
                                - setBody: { id: rescue, constant: saved }
                """)) {
            RunOutcome outcome = runner.run("x");

            assertThat(outcome.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(runner.execution(outcome.executionId()).output()).isEqualTo("saved");
            assertThat(runner.paths(outcome.executionId())).anyMatch(path -> path.endsWith("/rescue"));
        }
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameExecution() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, """
                - from:
                    uri: direct:start
                    steps:
                      - to: { id: call, uri: "mock:call" }
                """)) {
            RunOutcome first = runner.start("x", "key-1").ended().get(60, TimeUnit.SECONDS);
            RunOutcome again = runner.start("x", "key-1").ended().get(60, TimeUnit.SECONDS);

            assertThat(again.executionId()).isEqualTo(first.executionId());
            assertThat(again.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(journal.inMemory()).isZero();
        }
    }

    @Test
    void keepsEveryStepOfALongRun() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, """
                - from:
                    uri: direct:start
                    steps:
                      - loop:
                          id: many
                          constant: 1300
                          steps:
                            - setBody: { id: count, simple: "${exchangeProperty.CamelLoopIndex}" }
                """)) {
            RunOutcome outcome = runner.run("x");
            List<Step> all = new ArrayList<>();
            String cursor = null;
            do {
                String from = cursor;
                var page = RouteRunner.CALL.call(
                        () -> journal.executions().steps(outcome.executionId(), PageRequest.of(500, from, null, null)));
                all.addAll(page.items());
                cursor = page.next();
            } while (cursor != null);

            assertThat(all).hasSize(1301);
            assertThat(all.get(1300).path()).isEqualTo("/many[1299]/count");
        }
    }

    @Test
    void showsStepsWhileTheyRun() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (RouteRunner runner =
                new RouteRunner(journal, Capture.EFFECTS, Map.of("slow", new Slow(inside, go)), """
                - from:
                    uri: direct:start
                    steps:
                      - setBody: { id: first, constant: a }
                      - to: { id: slow, uri: "bean:slow" }
                """)) {
            RunHandle handle = runner.start("x", null);
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
            String id = handle.accepted().get();

            assertThat(runner.execution(id).status()).isEqualTo(ExecutionStatus.RUNNING);
            assertThat(runner.steps(id))
                    .extracting(Step::status)
                    .containsExactly(StepStatus.COMPLETED, StepStatus.RUNNING);
            assertThat(journal.journal().inFlight(runner.version())).isEqualTo(1);
            go.countDown();
            handle.ended().get(60, TimeUnit.SECONDS);
            assertThat(runner.steps(id)).extracting(Step::status).containsOnly(StepStatus.COMPLETED);
        }
    }

    /** Waits inside a step. */
    public record Slow(CountDownLatch inside, CountDownLatch go) {
        public String work(String body) throws InterruptedException {
            inside.countDown();
            go.await(60, TimeUnit.SECONDS);
            return body;
        }
    }

    @Test
    void refusesMoreThanItMayRun() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (TestJournal small = new TestJournal(database, 1);
                RouteRunner runner =
                        new RouteRunner(small, Capture.EFFECTS, Map.of("slow", new Slow(inside, go)), """
                - from:
                    uri: direct:start
                    steps:
                      - to: { id: slow, uri: "bean:slow" }
                """)) {
            CompletableFuture<RunOutcome> first = runner.start("x", null).ended();
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> runner.start("y", null).accepted().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnavailableException.class);
            go.countDown();
            first.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void findsExecutionsByStatusTimeAndText() throws Exception {
        try (RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, """
                - errorHandler: { noErrorHandler: {} }
                - from:
                    uri: direct:start
                    steps:
                      - filter:
                          simple: "${body} == 'bad'"
                          steps:
                            - throwException:
                                exceptionType: java.lang.IllegalStateException
                                message: bad apple
                """)) {
            String workflow = runner.version().workflow();
            Instant before = Instant.now();
            String good = runner.run("good").executionId();
            String bad = runner.run("bad").executionId();

            assertThat(ids(new ExecutionFilter(workflow, Set.of(ExecutionStatus.FAILED), null, null), null))
                    .containsExactly(bad);
            assertThat(ids(new ExecutionFilter(workflow, Set.of(), null, null), "apple"))
                    .containsExactly(bad);
            assertThat(ids(
                            new ExecutionFilter(
                                    workflow, Set.of(), before, Instant.now().plusSeconds(1)),
                            null))
                    .containsExactly(bad, good);
            assertThat(ids(new ExecutionFilter("other", Set.of(), null, null), null))
                    .isEmpty();
            assertThat(RouteRunner.CALL.call(() -> journal.executions().counts(before)))
                    .containsEntry(ExecutionStatus.FAILED, 1L)
                    .containsEntry(ExecutionStatus.COMPLETED, 1L);
            assertThatThrownBy(() -> runner.execution("nowhere")).isInstanceOf(NotFoundException.class);
        }
    }

    private List<String> ids(ExecutionFilter filter, String query) {
        return RouteRunner.CALL.call(
                () -> journal.executions().list(filter, PageRequest.of(10, null, query, null)).items().stream()
                        .map(Execution::id)
                        .toList());
    }
}
