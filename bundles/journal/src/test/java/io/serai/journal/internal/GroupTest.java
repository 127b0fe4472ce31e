package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.operation.PageRequest;
import io.serai.journal.Capture;
import io.serai.journal.RunOutcome;
import io.serai.journal.internal.group.Groups;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Values;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Aggregators whose groups are in the store. */
class GroupTest {
    private static TestDatabase database;
    private final String workflow = Ids.next();
    private final Calls calls = new Calls();

    /** What stands inside; fails while it is broken. */
    public static final class Calls {
        final List<String> made = Collections.synchronizedList(new ArrayList<>());
        volatile boolean broken;

        public void call(Exchange exchange) {
            made.add(exchange.getMessage().getBody(String.class) + " by "
                    + exchange.getProperty(Exchange.AGGREGATED_COMPLETED_BY));
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

    private RouteRunner routes(TestJournal journal, String completion) throws Exception {
        return new RouteRunner(
                journal, workflow, Capture.EFFECTS, Map.of("calls", calls, "join", new ReplayTest.Join()), """
                - route:
                    id: main
                    from:
                      uri: direct:main
                      steps:
                        - aggregate:
                            id: collect
                            correlationExpression: { simple: "${header.key}" }
                            aggregationStrategy: join
                            COMPLETION
                            steps:
                              - bean: { id: inside, ref: calls, method: call }
                        - setBody: { simple: "after ${body}" }
                """.replace(
                                "COMPLETION", completion));
    }

    private static RunOutcome run(RouteRunner routes, String key, Object body) throws Exception {
        Exchange exchange = routes.exchange(body);
        exchange.getMessage().setHeader("key", key);
        return routes.start(exchange).ended().get(10, TimeUnit.SECONDS);
    }

    private static void until(BooleanSupplier reached) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(15), () -> {
            while (!reached.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    /** The executions that complete groups have become. */
    private List<Execution> groups(TestJournal journal) {
        return RouteRunner.CALL.call(() ->
                journal
                        .executions()
                        .list(new ExecutionFilter(workflow, Set.of(), null, null), PageRequest.first(100))
                        .items()
                        .stream()
                        .filter(execution -> execution.trigger().kind().equals("aggregate"))
                        .toList());
    }

    @Test
    void aGroupOfSomeSizeIsAnExecutionOfItsOwnAndEachMemberGoesOn() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(journal, "completionSize: 3")) {
            journal.routes(routes);
            for (String body : List.of("a", "b", "c", "d")) {
                RunOutcome member = run(routes, "k", body);
                assertThat(member.exchange().getMessage().getBody()).isEqualTo("after " + body);
                run(routes, "other", body.toUpperCase(java.util.Locale.ROOT));
            }
            until(() -> groups(journal).size() == 2
                    && groups(journal).stream().allMatch(group -> group.status() == ExecutionStatus.COMPLETED));
            assertThat(calls.made).containsExactlyInAnyOrder("a,b,c by size", "A,B,C by size");
        }
    }

    @Test
    void groupsSurviveARestartAndAreCompleteWhenTheirTimeHasCome() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(journal, "completionTimeout: 1500")) {
            run(routes, "k", "a"); // the journal's timers were never started: as if it died before the time
            run(routes, "k", "b");
        }
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(journal, "completionTimeout: 1500")) {
            journal.routes(routes);
            until(() -> !calls.made.isEmpty());
            assertThat(calls.made).containsExactly("a,b by timeout");
        }
    }

    @Test
    void anIntervalCompletesWhateverIsThere() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(journal, "completionInterval: 300")) {
            journal.routes(routes);
            run(routes, "k", "a");
            until(() -> calls.made.size() == 1);
            assertThat(calls.made).containsExactly("a by interval");
        }
    }

    @Test
    void aPredicateSeesTheGroup() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(
                        journal,
                        "completionPredicate: { simple: \"${body} ends with 'x' && ${exchangeProperty.CamelAggregatedSize} > 1\" }")) {
            journal.routes(routes);
            run(routes, "k", "x");
            run(routes, "k", Map.of("a", "map").get("a"));
            run(routes, "k", "x");
            until(() -> calls.made.size() == 1);
            assertThat(calls.made).containsExactly("x,map,x by predicate");
        }
    }

    @Test
    void aStepIsAMemberOnceHoweverOftenItIsRepeated() {
        Groups groups = new Groups(database, id -> null);
        Groups.Where where = new Groups.Where("default", workflow, 1, "collect", "k", "k");
        Outcome content = new Outcome(
                Outcome.INPUT, Values.keep("a"), Map.of(), Map.of(), Map.of(), List.of(), false, false, null);
        Groups.Judge two = new Groups.Judge() {
            @Override
            public String complete(Groups.Group group, Function<Groups.Group, List<Outcome>> members) {
                return group.members() == 2 ? "size" : null;
            }

            @Override
            public Instant due(Instant now, Instant before) {
                return null;
            }
        };
        String execution = Ids.next();
        assertThat(groups.join(where, new Groups.Member(execution, "one", content), two))
                .isNull();
        assertThat(groups.join(where, new Groups.Member(execution, "one", content), two))
                .isNull();
        Groups.Group complete = groups.join(where, new Groups.Member(execution, "two", content), two);
        assertThat(complete).isNotNull();
        assertThat(groups.members(complete)).hasSize(2);
        assertThat(groups.join(where, new Groups.Member(execution, "two", content), two))
                .as("after a crash, when the group is complete already")
                .isNull();
        assertThat(groups.due(Instant.now().plusSeconds(60), "timeout", 100))
                .as("is tried again until it is opened")
                .extracting(Groups.Group::id)
                .contains(complete.id());
        groups.opened(complete, Ids.next());
        assertThat(groups.members(complete)).isEmpty();
    }

    @Test
    void aFailedGroupCanBeRetried() throws Exception {
        try (TestJournal journal = new TestJournal(database);
                RouteRunner routes = routes(journal, "completionSize: 2")) {
            journal.routes(routes);
            calls.broken = true;
            run(routes, "k", List.of(1));
            RunOutcome last = run(routes, "k", "b");
            until(() -> groups(journal).stream().anyMatch(group -> group.status() == ExecutionStatus.FAILED));
            calls.broken = false;
            Execution failed = groups(journal).get(0);
            assertThat(failed.trigger().name()).isEqualTo("collect: k");
            RouteRunner.CALL.call(() -> journal.control().retry(failed.id(), null));
            until(() -> groups(journal).stream().anyMatch(group -> group.status() == ExecutionStatus.COMPLETED));
            assertThat(last.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(calls.made).containsExactly("[1],b by size", "[1],b by size");
        }
    }
}
