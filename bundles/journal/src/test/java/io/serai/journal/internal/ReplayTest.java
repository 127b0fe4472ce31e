package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.camel.suspend.Decision;
import io.serai.journal.Capture;
import io.serai.journal.RunOutcome;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Executions that go on: after a crash, a wait, a pause, a retry. */
class ReplayTest {
    private static TestDatabase database;
    private TestJournal journal;
    private final String workflow = Ids.next();
    private final Calls calls = new Calls();

    /** Counts what is called; a call of a name in {@code stuck} never answers, one in {@code broken} fails. */
    public static final class Calls {
        final List<String> made = Collections.synchronizedList(new ArrayList<>());
        final List<String> keys = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch stuckIsReached = new CountDownLatch(1);
        volatile String stuck = "";
        volatile String broken = "";

        public void call(Exchange exchange) throws InterruptedException {
            String name = exchange.getVariable("name", String.class);
            made.add(name);
            keys.add(exchange.getProperty(Run.IDEMPOTENCY_KEY, String.class));
            if (name.equals(stuck)) {
                stuckIsReached.countDown();
                Thread.sleep(Long.MAX_VALUE); // the process dies here
            }
            if (name.equals(broken)) {
                throw new IllegalStateException("no " + name);
            }
            exchange.getMessage().setBody(exchange.getMessage().getBody(String.class) + "+" + name);
            exchange.getMessage().setHeader("last", name);
        }
    }

    /** Joins bodies by commas. */
    public static final class Join implements org.apache.camel.AggregationStrategy {
        @Override
        public Exchange aggregate(Exchange before, Exchange next) {
            if (before == null) {
                return next;
            }
            before.getMessage()
                    .setBody(before.getMessage().getBody() + ","
                            + next.getMessage().getBody());
            return before;
        }
    }

    private static String effect(String name) {
        return """
                      - setVariable: { name: name, constant: "%s" }
                      - bean: { id: %s, ref: calls, method: call }
                """.formatted(name, name);
    }

    private static String route(String... steps) {
        return """
                - from:
                    uri: direct:start
                    steps:
                """ + String.join("", steps);
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
        journal.close();
    }

    private RouteRunner runner(String yaml) throws Exception {
        return new RouteRunner(journal, workflow, Capture.EFFECTS, Map.of("calls", calls), yaml);
    }

    private Execution until(RouteRunner runner, String id, ExecutionStatus status) {
        journal.until(() -> runner.execution(id).status() == status);
        return runner.execution(id);
    }

    @Test
    void afterACrashRecordedEffectsAreRestoredAndTheOthersCalled() throws Exception {
        String yaml = route(effect("one"), effect("two"), effect("three"));
        calls.stuck = "two";
        String id;
        try (RouteRunner runner = runner(yaml)) {
            id = runner.start("x", null).accepted().get(60, TimeUnit.SECONDS);
            assertThat(calls.stuckIsReached.await(60, TimeUnit.SECONDS)).isTrue();
        }
        calls.stuck = "";
        try (TestJournal second = new TestJournal(database);
                RouteRunner runner = new RouteRunner(second, workflow, Capture.EFFECTS, Map.of("calls", calls), yaml)) {
            second.routes(runner);
            Execution execution = until(runner, id, ExecutionStatus.COMPLETED);
            assertThat(execution.output()).isEqualTo("x+one+two+three");
            assertThat(calls.made).containsExactly("one", "two", "two", "three");
            assertThat(calls.keys.get(1)).isEqualTo(id + "/two").isEqualTo(calls.keys.get(2));
            assertThat(runner.paths(id))
                    .containsExactly("/setVariable1", "/one", "/setVariable2", "/two", "/setVariable3", "/three");
        }
    }

    @Test
    void aWaitIsARowAndNoMemoryAndGoesOnWhenItsTimeHasCome() throws Exception {
        try (RouteRunner runner =
                runner(route(effect("one"), "      - to: { id: pause, uri: \"wait:300ms\" }\n", effect("two")))) {
            journal.routes(runner);
            RunOutcome parked = runner.run("x");
            assertThat(parked.status()).isEqualTo(ExecutionStatus.WAITING);
            Execution execution = until(runner, parked.executionId(), ExecutionStatus.COMPLETED);
            assertThat(execution.output()).isEqualTo("x+one+two");
            assertThat(calls.made).containsExactly("one", "two");
            journal.until(() -> journal.inMemory() == 0); // it leaves just after its end was written
        }
    }

    @Test
    void anApprovalInAParallelSplitLetsTheOthersEndAndTakesWhatThePersonEntered() throws Exception {
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - split:
                          id: lines
                          tokenize: ","
                          parallelProcessing: true
                          aggregationStrategy: join
                          steps:
                            - choice:
                                id: which
                                when:
                                  - simple: "${body} == 'b'"
                                    steps:
                                      - to: { id: ask, uri: "approval:refund?role=finance" }
                                      - setBody: { id: told, simple: "${body}:${header.SeraiApproval}:${variable.refund[data][amount]}" }
                            - setVariable: { name: name, simple: "${body}" }
                            - bean: { id: charge, ref: calls, method: call }
                """;
        try (RouteRunner runner =
                new RouteRunner(journal, workflow, Capture.EFFECTS, Map.of("calls", calls, "join", new Join()), yaml)) {
            journal.routes(runner);
            RunOutcome parked = runner.run("a,b,c");
            assertThat(parked.status()).isEqualTo(ExecutionStatus.WAITING);
            assertThat(calls.made).containsExactlyInAnyOrder("a", "c");
            String wait = database.read(
                    sql -> sql.fetchOne("select id from waits where execution_id = ?", parked.executionId())
                            .get(0, String.class));
            journal.decide(wait, new Decision("approved", "grace", "fine", Map.of("amount", 7), Instant.now()));
            Execution execution = until(runner, parked.executionId(), ExecutionStatus.COMPLETED);
            assertThat(String.valueOf(execution.output()).split(","))
                    .containsExactlyInAnyOrder("a+a", "b:approved:7+b:approved:7", "c+c");
            assertThat(calls.made).hasSize(3);
        }
    }

    @Test
    void aFailedExecutionIsRetriedFromItsFailedStep() throws Exception {
        calls.broken = "two";
        try (RouteRunner runner = runner(route(effect("one"), effect("two"), effect("three")))) {
            journal.routes(runner);
            RunOutcome failed = runner.run("x");
            assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
            calls.broken = "";
            RouteRunner.CALL.call(() -> journal.control().retry(failed.executionId(), null));
            Execution execution = until(runner, failed.executionId(), ExecutionStatus.COMPLETED);
            assertThat(execution.output()).isEqualTo("x+one+two+three");
            assertThat(execution.error()).isNull();
            assertThat(calls.made).containsExactly("one", "two", "two", "three");
        }
    }

    @Test
    void aFailureThatWasCaughtIsCaughtAgainInAReplay() throws Exception {
        calls.broken = "risky";
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - doTry:
                          id: try
                          steps:
                            - setVariable: { name: name, constant: risky }
                            - bean: { id: risky, ref: calls, method: call }
                          doCatch:
                            - exception: [ "java.lang.IllegalStateException" ]
                              steps:
                                - setBody: { id: rescued, simple: "${body}+rescued:${exception.message}" }
                      - to: { id: pause, uri: "wait:50ms" }
                      - setVariable: { name: name, constant: last }
                      - bean: { id: last, ref: calls, method: call }
                """;
        try (RouteRunner runner = runner(yaml)) {
            journal.routes(runner);
            RunOutcome parked = runner.run("x");
            calls.broken = "";
            Execution execution = until(runner, parked.executionId(), ExecutionStatus.COMPLETED);
            assertThat(execution.output()).isEqualTo("x+rescued:no risky+last");
            assertThat(calls.made).containsExactly("risky", "last");
        }
    }

    /** As the violations are that a JSON validation's exception holds: Jackson could not read it again. */
    public static final class Live {
        private final String name;

        Live(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    /** Makes what cannot be kept. */
    public static final class Maker {
        public Live make() {
            return new Live("ada");
        }
    }

    @Test
    void aBodyThatWasOnlyComputedNeedNotBeKept() throws Exception {
        String yaml = route(
                "      - setBody: { id: live, simple: \"${bean:maker?method=make}\" }\n",
                "      - setBody: { id: text, simple: \"${body.name}\" }\n",
                effect("one"),
                "      - to: { id: pause, uri: \"wait:50ms\" }\n",
                effect("two"));
        try (RouteRunner runner = new RouteRunner(
                journal, workflow, Capture.EFFECTS, Map.of("calls", calls, "maker", new Maker()), yaml)) {
            journal.routes(runner);
            RunOutcome parked = runner.run("x");
            assertThat(parked.status()).isEqualTo(ExecutionStatus.WAITING);
            Execution execution = until(runner, parked.executionId(), ExecutionStatus.COMPLETED);
            assertThat(execution.output()).isEqualTo("ada+one+two");
            assertThat(calls.made).containsExactly("one", "two");
        }
    }

    @Test
    void cancellingEndsAWaitingExecutionAndDiscardsALateResult() throws Exception {
        try (RouteRunner runner =
                runner(route(effect("one"), "      - to: { id: ask, uri: \"approval:x\" }\n", effect("two")))) {
            journal.routes(runner);
            String id = runner.run("x").executionId();
            Execution cancelled = RouteRunner.CALL.call(() -> journal.control().cancel(id));
            assertThat(cancelled.status()).isEqualTo(ExecutionStatus.CANCELLED);
            assertThat(calls.made).containsExactly("one");
            String open = database.read(
                    sql -> sql.fetchOne("select count(*) from waits where state = 'OPEN' and execution_id = ?", id)
                            .get(0, String.class));
            assertThat(open).isEqualTo("0");
        }
    }

    @Test
    void aChildAnswersItsParent() throws Exception {
        String yaml = """
                - route:
                    id: child
                    from:
                      uri: direct:child
                      steps:
                        - setVariable: { name: name, constant: inner }
                        - bean: { id: inner, ref: calls, method: call }
                - route:
                    id: parent
                    from:
                      uri: direct:parent
                      steps:
                        - to: { id: sub, uri: "workflow:child" }
                        - setVariable: { name: name, constant: outer }
                        - bean: { id: outer, ref: calls, method: call }
                """;
        try (RouteRunner runner = runner(yaml)) {
            journal.routes(runner);
            String id = runner.start("x", "parent", null).accepted().get(60, TimeUnit.SECONDS);
            Execution execution = until(runner, id, ExecutionStatus.COMPLETED);
            assertThat(execution.output()).isEqualTo("x+inner+outer");
            assertThat(calls.made).containsExactly("inner", "outer");
        }
    }

    @Test
    void aReplayCallsNothingAndEndsTheSame() throws Exception {
        try (RouteRunner runner = runner(route(effect("one"), effect("two")))) {
            journal.routes(runner);
            String id = runner.run("x").executionId();
            TimeMachine.Replay replay =
                    RouteRunner.CALL.call(() -> journal.times().replay(id));
            assertThat(replay.differences()).isEmpty();
            assertThat(replay.same()).isTrue();
            assertThat(replay.restored()).isEqualTo(2);
            assertThat(calls.made).containsExactly("one", "two");
        }
    }

    @Test
    void aForkHasWhatCameBeforeItsStepAndRunsTheRestAnew() throws Exception {
        try (RouteRunner runner = runner(route(effect("one"), effect("two"), effect("three")))) {
            journal.routes(runner);
            String id = runner.run("x").executionId();
            Execution fork =
                    RouteRunner.CALL.call(() -> journal.times().fork(id, "/two", null, Map.of(), null, Map.of()));
            Execution execution = until(runner, fork.id(), ExecutionStatus.COMPLETED);
            assertThat(execution.output()).isEqualTo("x+one+two+three");
            assertThat(calls.made).containsExactly("one", "two", "three", "two", "three");
            assertThat(runner.paths(fork.id())).containsSubsequence("/one", "/two", "/three");
        }
    }

    @Test
    void aDecisionThatComesWhileAnotherBringsTheExecutionBackIsNotLost() throws Exception {
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - split:
                          id: lines
                          tokenize: ","
                          parallelProcessing: true
                          steps:
                            - to: { id: ask, uri: "approval:line" }
                """;
        int executions = 20;
        try (RouteRunner runner = runner(yaml)) {
            journal.routes(runner);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < executions; i++) {
                ids.add(runner.run("a,b,c").executionId());
            }
            List<String> waits = waits(ids);
            assertThat(waits).hasSize(3 * executions);
            for (String wait : waits) {
                journal.decide(wait, new Decision("approved", "grace", null, null, Instant.now()));
            }
            for (String id : ids) {
                until(runner, id, ExecutionStatus.COMPLETED);
            }
        }
    }

    @Test
    void moreExecutionsThanGoOnAtATimeCanAllBeginChildren() throws Exception {
        String yaml = """
                - route:
                    id: child
                    from:
                      uri: direct:child
                      steps:
                        - setBody: { id: answer, simple: "${body}+child" }
                - route:
                    id: parent
                    from:
                      uri: direct:parent
                      steps:
                        - to: { id: ask, uri: "approval:x" }
                        - to: { id: sub, uri: "workflow:child" }
                """;
        int executions = 520;
        try (RouteRunner runner = runner(yaml)) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < executions; i++) {
                ids.add(runner.start("x", "parent", null)
                        .ended()
                        .get(60, TimeUnit.SECONDS)
                        .executionId());
            }
            List<String> waits = waits(ids);
            waits.forEach(
                    wait -> journal.waits().decide(wait, new Decision("approved", "grace", null, null, Instant.now())));
            journal.routes(runner); // as after a start: all of them at once
            for (String id : ids) {
                assertThat(until(runner, id, ExecutionStatus.COMPLETED).output())
                        .isEqualTo("x+child");
            }
        }
    }

    @Test
    void aCallCarriesTheKeyOfItsStepAndNotThatOfTheTrigger() throws Exception {
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - setHeader: { id: sent, name: idempotency-key, constant: k-1 }
                      - toD: { id: first, uri: "bean:keys?method=see" }
                      - toD: { id: second, uri: "bean:keys?method=see" }
                      - setHeader: { id: own, name: Idempotency-Key, constant: mine }
                      - toD: { id: third, uri: "bean:keys?method=see" }
                """;
        Keys keys = new Keys();
        try (RouteRunner runner = new RouteRunner(journal, workflow, Capture.EFFECTS, Map.of("keys", keys), yaml)) {
            RunOutcome outcome = runner.start("x", "k-1").ended().get(60, TimeUnit.SECONDS);
            String id = outcome.executionId();
            assertThat(keys.seen).containsExactly(id + "/first", id + "/second", "mine");
            assertThat(outcome.exchange().getMessage().getHeader("Idempotency-Key"))
                    .isEqualTo("mine");
        }
    }

    private static List<String> waits(List<String> executions) {
        return database.read(sql -> sql.fetch("select id, execution_id from waits order by execution_id")).stream()
                .filter(row -> executions.contains(row.get(1, String.class)))
                .map(row -> row.get(0, String.class))
                .toList();
    }

    /** Sees the keys with which it is called. */
    public static final class Keys {
        final List<String> seen = Collections.synchronizedList(new ArrayList<>());

        public void see(Exchange exchange) {
            seen.add(exchange.getMessage().getHeader("Idempotency-Key", String.class));
        }
    }
}
