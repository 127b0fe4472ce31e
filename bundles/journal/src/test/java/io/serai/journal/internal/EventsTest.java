package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.event.Event;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.operation.PageRequest;
import io.serai.camel.event.EventOptions;
import io.serai.journal.Capture;
import io.serai.journal.EventTriggers;
import io.serai.journal.EventTriggers.EventRoute;
import io.serai.journal.RouteSource;
import io.serai.journal.internal.event.EventOutbox;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What events begin, what waits for them, and what begins after a failure. */
class EventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TestDatabase database;
    private TestJournal journal;
    private final Sources sources = new Sources();

    /** All workflows of a test. */
    private static final class Sources implements RouteSource {
        final Map<String, RouteRunner> byName = new LinkedHashMap<>();

        @Override
        public Lease open(String tenant, String workflow, int version, io.serai.journal.PluginPins plugins) {
            return active(tenant, workflow);
        }

        @Override
        public Lease active(String tenant, String workflow) {
            for (Map.Entry<String, RouteRunner> entry : byName.entrySet()) {
                if (entry.getKey().equals(workflow)
                        || entry.getValue().version().workflow().equals(workflow)) {
                    return entry.getValue().active(tenant, workflow);
                }
            }
            return null;
        }

        @Override
        public void whenActive(BiConsumer<String, Integer> listener) {}
    }

    @BeforeEach
    void open() {
        database = TestDatabase.derby();
        journal = new TestJournal(database);
    }

    @AfterEach
    void close() {
        sources.byName.values().forEach(RouteRunner::close);
        journal.close();
        database.close();
    }

    private RouteRunner workflow(String name, String steps) throws Exception {
        return workflow(name, Ids.next(), steps);
    }

    private RouteRunner workflow(String name, String id, String steps) throws Exception {
        RouteRunner runner = new RouteRunner(journal, id, Capture.EFFECTS, Map.of(), """
                - route:
                    id: main
                    from:
                      uri: direct:start
                      steps:
                """ + steps.indent(8));
        sources.byName.put(name, runner);
        return runner;
    }

    private void listens(RouteRunner runner, String type, String onFailure) {
        journal.journal()
                .listens(
                        "default",
                        runner.version().workflow(),
                        new EventTriggers(
                                type == null
                                        ? List.of()
                                        : List.of(new EventRoute("main", new EventOptions(type, null, null, null))),
                                onFailure));
    }

    private List<Execution> executions(RouteRunner runner) {
        return RouteRunner.CALL.call(() -> journal.executions()
                .list(new ExecutionFilter(runner.version().workflow(), Set.of(), null, null), PageRequest.first(100))
                .items());
    }

    private static void until(BooleanSupplier condition) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private boolean hasEnded(RouteRunner runner, int count) {
        List<Execution> all = executions(runner);
        return all.size() == count && all.stream().allMatch(one -> one.status().isFinal());
    }

    private Execution only(RouteRunner runner) {
        until(() -> hasEnded(runner, 1));
        return runner.execution(executions(runner).get(0).id());
    }

    private int rowsLeft() {
        return database.read(sql -> sql.fetchCount(org.jooq.impl.DSL.table("event_outbox")));
    }

    @Test
    void aFailureBeginsTheRecoveryWorkflowOnce() throws Exception {
        RouteRunner broken =
                workflow("broken", "- throwException: { message: no, exceptionType: java.io.IOException }");
        RouteRunner recovery =
                workflow("mend", "- setBody: { simple: \"${body[path]} ${body[error]} ${body[input]}\" }");
        listens(broken, null, "mend");
        listens(recovery, null, "mend");
        journal.routes(sources);
        Execution failed = broken.execution(broken.run("five").executionId());
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);

        Execution mended = only(recovery);
        assertThat(mended.trigger().kind()).isEqualTo("recovery");
        assertThat(mended.trigger().caller()).isEqualTo("ada");
        assertThat(mended.parent()).isEqualTo(failed.id());
        assertThat(mended.output().toString()).contains("/throwException").contains(" no five");
        until(() -> rowsLeft() == 0);
    }

    @Test
    void aRecoveryThatFailsBeginsNoOther() throws Exception {
        RouteRunner broken =
                workflow("broken", "- throwException: { message: no, exceptionType: java.io.IOException }");
        RouteRunner recovery =
                workflow("mend", "- throwException: { message: neither, exceptionType: java.io.IOException }");
        listens(broken, null, "mend");
        listens(recovery, null, "mend");
        journal.routes(sources);
        broken.run("x");
        assertThat(only(recovery).status()).isEqualTo(ExecutionStatus.FAILED);
        until(() -> rowsLeft() == 0);
        assertThat(executions(recovery)).hasSize(1);
    }

    @Test
    void whatACrashLeftInTheOutboxBeginsAfterTheStart() throws Exception {
        String mend = Ids.next();
        RouteRunner broken =
                workflow("broken", "- throwException: { message: no, exceptionType: java.io.IOException }");
        RouteRunner recovery = workflow("mend", mend, "- setBody: { simple: \"${body[error]}\" }");
        listens(broken, "execution.none", "mend");
        broken.run("x"); // the outbox does not go before the workflows are there
        assertThat(rowsLeft()).isEqualTo(1);
        assertThat(executions(recovery)).isEmpty();

        journal.close();
        journal = new TestJournal(database);
        sources.byName.clear();
        RouteRunner again = workflow("mend", mend, "- setBody: { simple: \"${body[error]}\" }");
        journal.routes(sources);
        assertThat(only(again).output()).isEqualTo("no");
        until(() -> rowsLeft() == 0);
        broken.close();
        recovery.close();
    }

    @Test
    void endsOfExecutionsBeginWorkflows() throws Exception {
        RouteRunner good = workflow("good", "- setBody: { constant: done }");
        RouteRunner watcher = workflow("watcher", "- setBody: { simple: \"${body[type]} ${body[data][workflow]}\" }");
        listens(watcher, "execution.completed", null);
        journal.routes(sources);
        good.run("x");
        until(() -> executions(watcher).size() >= 1);
        Execution seen = only(watcher);
        assertThat(seen.trigger().kind()).isEqualTo("event");
        assertThat(seen.output())
                .isEqualTo("execution.completed " + good.version().workflow());
        until(() -> rowsLeft() == 0);
        assertThat(executions(watcher)).hasSize(1);
    }

    @Test
    void aLoopOfEventsEnds() throws Exception {
        RouteRunner one = workflow("one", "- throwException: { message: no, exceptionType: java.io.IOException }");
        RouteRunner two = workflow("two", "- throwException: { message: no, exceptionType: java.io.IOException }");
        listens(one, "execution.failed", null);
        listens(two, "execution.failed", null);
        journal.routes(sources);
        one.run("x"); // two fails for it, then one for that, and so on
        // the first begins both, since no event began it; each of these begins the other one
        int all = 1 + 2 * EventOutbox.MOST_IN_A_ROW;
        until(() -> executions(one).size() + executions(two).size() >= all
                && hasEnded(one, executions(one).size())
                && hasEnded(two, executions(two).size())
                && rowsLeft() == 0);
        assertThat(executions(one).size() + executions(two).size()).isEqualTo(all);
    }

    @Test
    void aWorkflowsOwnEventBeginsOthersAndEndsWaits() throws Exception {
        RouteRunner waiting = workflow("waiting", """
                - setHeader: { name: order, simple: "${body}" }
                - to: { id: paid, uri: "event:order.paid?wait=true&correlation=${header.order}" }
                - setBody: { simple: "${header.SeraiEvent} ${body[data][amount]}" }
                """);
        RouteRunner paying = workflow("paying", """
                - setHeader: { name: order, simple: "${body}" }
                - setBody: { simple: "${body}0" }
                - setVariable: { name: amount, simple: "${body}" }
                - to: { id: tell, uri: "event:order.paid?correlation=${header.order}" }
                - setBody: { constant: told }
                """);
        RouteRunner listening = workflow("listening", "- setBody: { simple: \"${body[correlation]} ${body[data]}\" }");
        listens(listening, "order.*", null);
        journal.routes(sources);
        String seven =
                waiting.start("7", null).ended().get(20, TimeUnit.SECONDS).executionId();
        String eight =
                waiting.start("8", null).ended().get(20, TimeUnit.SECONDS).executionId();
        assertThat(waiting.execution(seven).status()).isEqualTo(ExecutionStatus.WAITING);
        assertThat(journal.inMemory()).isZero();

        assertThat(paying.run("7").status()).isEqualTo(ExecutionStatus.COMPLETED);
        until(() -> waiting.execution(seven).status().isFinal());
        assertThat(waiting.execution(seven).output().toString()).startsWith("received");
        assertThat(waiting.execution(eight).status()).isEqualTo(ExecutionStatus.WAITING);
        assertThat(only(listening).output()).isEqualTo("7 {body=70}");
        assertThat(journal.events()).extracting(Event::type).contains("order.paid");
        until(() -> rowsLeft() == 0);
    }

    @Test
    void aWaitForAnEventMayTimeOut() throws Exception {
        RouteRunner patient = workflow("patient", """
                - to: { id: never, uri: "event:never.comes?wait=true&timeout=50&onTimeout=continue" }
                - setBody: { simple: "${header.SeraiEvent} ${body}" }
                """);
        RouteRunner strict = workflow("strict", "- to: { id: never, uri: \"event:never.comes?wait=true&timeout=50\" }");
        journal.routes(sources);
        patient.run("x");
        strict.run("x");
        assertThat(only(patient).output()).isEqualTo("timed-out x");
        assertThat(only(strict).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(only(strict).error().message()).contains("never.comes");
    }

    @Test
    void eventsOfTheHubBeginWorkflows() throws Exception {
        RouteRunner watcher = workflow("watcher", "- setBody: { simple: \"${body[data][name]}\" }");
        listens(watcher, "approval.*", null);
        journal.routes(sources);
        journal.publish("default", "approvals", "approval.requested", () -> Map.of("name", "refund"));
        journal.publish("oasis", "approvals", "approval.requested", () -> Map.of("name", "theirs"));
        journal.publish("default", "other", "approval.requested", () -> Map.of("name", "elsewhere"));
        assertThat(only(watcher).output()).isEqualTo("refund");
        listens(watcher, null, null);
        journal.publish("default", "approvals", "approval.requested", () -> Map.of("name", "late"));
        until(() -> rowsLeft() == 0);
        assertThat(executions(watcher)).hasSize(1);
    }

    @Test
    void aSubWorkflowsFailureIsItsParents() throws Exception {
        RouteRunner child =
                workflow("child", "- throwException: { message: broken, exceptionType: java.io.IOException }");
        RouteRunner parent = workflow("parent", "- to: { id: sub, uri: \"workflow:child\" }");
        RouteRunner catching = workflow("catching", """
                - doTry:
                    steps:
                      - to: { id: sub, uri: "workflow:child" }
                    doCatch:
                      - exception: [ "io.serai.api.error.ExecutionFailedException" ]
                        steps:
                          - setBody: { simple: "caught ${exception.message}" }
                """);
        journal.routes(sources);
        parent.run("x");
        Execution failed = only(parent);
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(failed.error().message()).contains("The workflow child failed: broken");
        assertThat(only(child).parent()).isEqualTo(failed.id());
        catching.run("x");
        assertThat(only(catching).output()).isEqualTo("caught The workflow child failed: broken");
    }

    @Test
    void aParentDoesNotWaitForAnAsynchronousChildNorLongerThanItWants() throws Exception {
        RouteRunner child = workflow("child", "- to: { id: pause, uri: \"wait:1h\" }");
        RouteRunner parent = workflow("parent", """
                - to: { id: sub, uri: "workflow:child?wait=false" }
                - setBody: { simple: "${variable.SeraiChild}" }
                """);
        RouteRunner hasty = workflow("hasty", "- to: { id: sub, uri: \"workflow:child?timeout=50\" }");
        journal.routes(sources);
        parent.run("x");
        Execution done = only(parent);
        assertThat(done.status()).isEqualTo(ExecutionStatus.COMPLETED);
        until(() -> child.execution(String.valueOf(done.output())).status() == ExecutionStatus.WAITING);
        assertThat(child.execution(String.valueOf(done.output())).parent()).isEqualTo(done.id());
        hasty.run("x");
        assertThat(only(hasty).error().message()).contains("has not ended in time");
    }

    @Test
    void cancellingAParentCancelsTheChildThatItWaitsFor() throws Exception {
        RouteRunner child = workflow("child", "- to: { id: pause, uri: \"wait:1h\" }");
        RouteRunner parent = workflow("parent", "- to: { id: sub, uri: \"workflow:child\" }");
        journal.routes(sources);
        String id = parent.run("x").executionId();
        until(() -> executions(child).stream().anyMatch(one -> one.status() == ExecutionStatus.WAITING));
        RouteRunner.CALL.call(() -> journal.control().cancel(id));
        assertThat(only(parent).status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(only(child).status()).isEqualTo(ExecutionStatus.CANCELLED);
    }
}
