package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.journal.RunOutcome;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.journal.internal.seen.SeenKeys.Bringer;
import io.serai.journal.internal.seen.SeenKeys.SeenKey;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Idempotent consumers whose keys are in the store. */
class SeenTest {
    private static final String YAML = """
            - route:
                id: main
                from:
                  uri: direct:main
                  steps:
                    - idempotentConsumer:
                        id: once
                        header: key
                        OPTION
                        steps:
                          - bean: { ref: calls, method: call }
                    - filter:
                        simple: "${exchangeProperty.CamelDuplicateMessage} == true"
                        steps:
                          - setBody: { constant: again }
            """;

    private static TestDatabase database;
    private final String workflow = Ids.next();
    private final Calls calls = new Calls();

    /** What stands inside; fails while it is broken. */
    public static final class Calls {
        final List<String> made = Collections.synchronizedList(new ArrayList<>());
        volatile boolean broken;

        public void call(Exchange exchange) {
            made.add(exchange.getMessage().getBody(String.class));
            if (broken) {
                throw new IllegalStateException("broken");
            }
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

    private RouteRunner routes(TestJournal journal, String option) throws Exception {
        return new RouteRunner(
                journal, workflow, Capture.EFFECTS, Map.of("calls", calls), YAML.replace("OPTION", option));
    }

    private static RunOutcome run(TestJournal journal, RouteRunner routes, String key, String body) throws Exception {
        Exchange exchange = routes.exchange(body);
        exchange.getMessage().setHeader("key", key);
        return routes.start(exchange).ended().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSecondExecutionIsADuplicateEvenAfterARestart() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(journal, "eager: \"true\"")) {
            assertThat(body(run(journal, routes, "k", "first"))).isEqualTo("first");
            assertThat(body(run(journal, routes, "k", "second"))).isEqualTo("again");
        }
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(journal, "eager: \"false\"")) {
            assertThat(body(run(journal, routes, "k", "third"))).isEqualTo("again");
            assertThat(body(run(journal, routes, "other", "fourth"))).isEqualTo("fourth");
            assertThat(body(run(journal, routes, "other", "fifth"))).isEqualTo("again");
        }
        assertThat(calls.made).containsExactly("first", "fourth");
    }

    @Test
    void aFailedExecutionGivesItsKeyBackAndHasItAgainWhenRetried() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(journal, "")) {
            journal.routes(routes);
            calls.broken = true;
            RunOutcome failed = run(journal, routes, "k", "first");
            assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
            calls.broken = false;
            RouteRunner.CALL.call(() -> journal.control().retry(failed.executionId(), null));
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(java.time.Duration.ofSeconds(10), () -> {
                while (routes.execution(failed.executionId()).status() != ExecutionStatus.COMPLETED) {
                    Thread.onSpinWait();
                }
            });
            assertThat(body(run(journal, routes, "k", "second"))).isEqualTo("again");
            assertThat(calls.made).containsExactly("first", "first");
        }
    }

    @Test
    void aKeyIsTakenByOneOnly() {
        SeenKeys keys = new SeenKeys(database);
        SeenKey key = new SeenKey("default", workflow, "once", "k");
        Bringer one = new Bringer(Ids.next(), "/once");
        Bringer two = new Bringer(Ids.next(), "/once");
        assertThat(keys.take(key, one)).isTrue();
        assertThat(keys.take(key, one)).as("after a crash").isTrue();
        assertThat(keys.take(key, two)).isFalse();
        assertThat(keys.isTaken(key, two)).isTrue();
        assertThat(keys.giveBack(key, two.execution())).isFalse();
        assertThat(keys.giveBack(key, one.execution())).isTrue();
        assertThat(keys.take(key, two)).isTrue();
        assertThat(keys.confirm(key, two)).isTrue();
        assertThat(keys.take(new SeenKey("other", workflow, "once", "k"), one))
                .as("of another tenant")
                .isTrue();
        while (keys.removeBefore(Instant.now().plusSeconds(60), 100) > 0) {
            assertThat(keys).isNotNull();
        }
        assertThat(keys.isTaken(key, one)).isFalse();
    }

    private static String body(RunOutcome outcome) {
        assertThat(outcome.failure()).isNull();
        return outcome.exchange().getMessage().getBody(String.class);
    }
}
