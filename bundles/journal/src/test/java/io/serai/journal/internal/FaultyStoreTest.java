package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.UnavailableException;
import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.journal.RunHandle;
import io.serai.store.Database;
import io.serai.store.Engine;
import io.serai.store.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away, or its answer is lost: what was accepted goes on by itself when it is back. */
class FaultyStoreTest {
    private static final String ROUTE = """
            - route:
                id: child
                from:
                  uri: direct:child
                  steps:
                    - bean: { id: inner, ref: calls, method: call }
            - route:
                id: parent
                from:
                  uri: direct:parent
                  steps:
                    - bean: { id: one, ref: calls, method: call }
                    - bean: { id: two, ref: calls, method: call }
                    - to: { id: pause, uri: "wait:50ms" }
                    - to: { id: sub, uri: "workflow:child" }
                    - bean: { id: three, ref: calls, method: call }
            """;

    /** Appends to the body; the first call waits until it may go on. */
    public static final class Calls {
        final List<String> made = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch inside = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        public String call(String body) throws InterruptedException {
            made.add(body);
            inside.countDown();
            go.await(60, TimeUnit.SECONDS);
            return body + "+";
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasAcceptedGoesOnWhenTheStoreIsBackAndOthersAreRefusedMeanwhile(Engine engine) throws Exception {
        Calls calls = new Calls();
        try (TestDatabase database = TestDatabase.on(engine);
                FaultyDatabase faulty = new FaultyDatabase(database);
                TestJournal journal = new TestJournal(faulty);
                RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, Map.of("calls", calls), ROUTE)) {
            journal.routes(runner);
            RunHandle accepted = runner.start("x", "parent", null);
            String id = accepted.accepted().get(60, TimeUnit.SECONDS);
            assertThat(calls.inside.await(60, TimeUnit.SECONDS)).isTrue();
            faulty.away = true;
            calls.go.countDown(); // its result cannot be written now
            faulty.refused.await(60, TimeUnit.SECONDS);

            assertThatThrownBy(
                            () -> runner.start("y", "parent", null).accepted().get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(UnavailableException.class);
            assertThat(calls.made).containsExactly("x"); // no effect before what it depends on is kept

            faulty.away = false;
            journal.until(() -> runner.execution(id).status() == ExecutionStatus.COMPLETED);
            assertThat(runner.execution(id).output()).isEqualTo("x++++");
            assertThat(calls.made).containsExactly("x", "x+", "x++", "x+++");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aCommitWhoseAnswerWasLostIsNotMadeTwice(Engine engine) throws Exception {
        Calls calls = new Calls();
        calls.go.countDown();
        try (TestDatabase database = TestDatabase.on(engine);
                FaultyDatabase faulty = new FaultyDatabase(database);
                TestJournal journal = new TestJournal(faulty);
                RouteRunner runner = new RouteRunner(journal, Capture.EFFECTS, Map.of("calls", calls), ROUTE)) {
            journal.routes(runner);
            String id = runner.start("x", "parent", "key").accepted().get(60, TimeUnit.SECONDS);
            faulty.answersLost.set(5);
            journal.until(() -> runner.execution(id).status() == ExecutionStatus.COMPLETED);
            assertThat(runner.execution(id).output()).isEqualTo("x++++");
            assertThat(calls.made).containsExactly("x", "x+", "x++", "x+++");
            assertThat(runner.paths(id)).doesNotHaveDuplicates();
        }
    }

    /** Fails as the store does when its database is away. */
    private static final class FaultyDatabase implements Database, AutoCloseable {
        final CountDownLatch refused = new CountDownLatch(1);
        final AtomicInteger answersLost = new AtomicInteger();
        volatile boolean away;
        private final Database database;

        FaultyDatabase(Database database) {
            this.database = database;
        }

        @Override
        public <T> T read(Function<DSLContext, T> work) {
            if (away) {
                throw gone();
            }
            return database.read(work);
        }

        @Override
        public <T> T transact(Function<DSLContext, T> work) {
            if (away) {
                refused.countDown();
                throw gone();
            }
            T result = database.transact(work);
            boolean writer = Thread.currentThread().getName().equals("serai-journal-writer");
            if (writer && answersLost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw gone();
            }
            return result;
        }

        private static UnavailableException gone() {
            return new UnavailableException("store.unavailable", "The store is away.", 1);
        }

        @Override
        public Engine engine() {
            return database.engine();
        }

        @Override
        public Subscription whenAvailable(Runnable callback) {
            return database.whenAvailable(callback);
        }

        @Override
        public void close() {
            away = false; // the journal writes what is left
        }
    }
}
