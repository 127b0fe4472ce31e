package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.store.Database;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes that bring work in by themselves: each message is one execution, and is acknowledged when that is durable. */
class ConsumersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase store = TestDatabase.derby();
    private final WatchedDatabase database = new WatchedDatabase(store);
    private TestHub hub = new TestHub(database);
    private final String name = "consumer-" + Ids.next();

    @AfterEach
    void close() {
        hub.close();
        store.close();
    }

    private static String route(String uri) {
        return """
                - from:
                    uri: "%s"
                    steps:
                      - setBody: { simple: "${bodyAs(String)}!" }
                """.formatted(uri);
    }

    private static void until(BooleanSupplier happened) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            while (!happened.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private List<Execution> completed(String workflow, int count) {
        until(() -> hub.executions(workflow).stream()
                        .filter(execution -> execution.status() == ExecutionStatus.COMPLETED)
                        .count()
                == count);
        return hub.executions(workflow).stream()
                .map(execution -> hub.execution(execution.id()))
                .toList();
    }

    private Exchange deliver(String message) throws Exception {
        return deliver(name, message);
    }

    private Exchange deliver(String source, String message) throws Exception {
        CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
        Exchange exchange = ProbeComponent.deliver(source, message, "body of " + message, sync -> {
            database.happened.add("acknowledged");
            acknowledged.complete(sync);
        });
        acknowledged.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return exchange;
    }

    @Test
    void aTimerOpensAnExecutionAndItsRouteCanAlsoBeRunByHand() {
        Workflow workflow = hub.published(name, route("timer:" + name + "?repeatCount=1&delay=0"));
        Execution fired = completed(workflow.id(), 1).get(0);
        assertThat(fired.trigger().kind()).isEqualTo("timer");
        assertThat(fired.trigger().name()).startsWith("timer://" + name);

        Execution byHand = asAda(() ->
                        hub.workflows.run(workflow.id(), new RunRequest("by hand", null, null, PATIENCE.toMillis())))
                .toCompletableFuture()
                .join();
        assertThat(byHand.output()).isEqualTo("by hand!");
    }

    @Test
    void aFileIsOneExecutionHoweverOftenItIsFoundAndIsGoneWhenThatIsDurable(@TempDir Path folder) throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("in"));
        Path drop = Files.writeString(folder.resolve("order.txt"), "an order");
        Instant written = Instant.parse("2026-01-02T03:04:05Z");
        Files.setLastModifiedTime(drop, FileTime.from(written));
        Workflow workflow =
                hub.published(name, route("file:" + inbox + "?initialDelay=0&delay=20&move=../done-${file:name}"));
        Path done = folder.resolve("done-order.txt");

        offer(drop, inbox, done);
        Execution first = completed(workflow.id(), 1).get(0);
        assertThat(first.output()).isEqualTo("an order!");
        assertThat(first.trigger().kind()).isEqualTo("file");

        offer(drop, inbox, done); // as after a crash between the commit and the move
        assertThat(hub.executions(workflow.id()))
                .singleElement()
                .satisfies(execution -> assertThat(execution.id()).isEqualTo(first.id()));

        Files.setLastModifiedTime(drop, FileTime.from(written.plusSeconds(1)));
        offer(drop, inbox, done);
        assertThat(completed(workflow.id(), 2)).hasSize(2);
    }

    private static void offer(Path file, Path inbox, Path done) throws Exception {
        Files.deleteIfExists(done);
        Path arriving = file.resolveSibling("arriving");
        Files.copy(file, arriving, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(arriving, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        until(() -> Files.exists(done));
    }

    @Test
    void aMessageIsAcknowledgedAfterTheCommitOfItsExecution() throws Exception {
        hub.published(name, route("probe:" + name));
        database.happened.clear();

        assertThat(deliver("m-1").getException()).isNull();

        assertThat(database.happened).startsWith("committed").contains("acknowledged");
    }

    @Test
    void aMessageThatComesAgainAfterARestartBelongsToTheSameExecution() throws Exception {
        Workflow workflow = hub.published(name, route("probe:" + name));
        deliver("m-1");
        Execution first = completed(workflow.id(), 1).get(0);
        hub.close();
        assertThat(ProbeComponent.isStarted(name)).isFalse();

        hub = new TestHub(database);
        hub.restorer.restore();
        assertThat(deliver("m-1").getException()).isNull();
        assertThat(deliver("m-2").getException()).isNull();

        assertThat(completed(workflow.id(), 2))
                .extracting(Execution::output)
                .containsExactlyInAnyOrder("body of m-1!", "body of m-2!");
        assertThat(first.output()).isEqualTo("body of m-1!");
    }

    @Test
    void aMessageThatComesToTwoRoutesIsTwoExecutions() throws Exception {
        Workflow workflow = hub.published(name, route("probe:" + name) + route("probe:" + name + "-b"));
        deliver("m-1");
        deliver(name + "-b", "m-1");
        assertThat(completed(workflow.id(), 2)).hasSize(2);
    }

    @Test
    void aMessageIsRefusedWhileTheStoreIsAwayAndTakenWhenItComesAgain() throws Exception {
        Workflow workflow = hub.published(name, route("probe:" + name));
        database.away = true;
        assertThat(deliver("m-1").getException()).isInstanceOf(UnavailableException.class);
        database.away = false;
        assertThat(hub.executions(workflow.id())).isEmpty();

        assertThat(deliver("m-1").getException()).isNull();
        assertThat(deliver("m-1").getException()).isNull();

        assertThat(completed(workflow.id(), 1)).hasSize(1);
    }

    /** Notes the journal's commits, and fails them while the store is away. */
    private static final class WatchedDatabase implements Database {
        final List<String> happened = new CopyOnWriteArrayList<>();
        volatile boolean away;
        private final Database database;

        WatchedDatabase(Database database) {
            this.database = database;
        }

        @Override
        public <T> T read(Function<DSLContext, T> work) {
            return database.read(work);
        }

        @Override
        public <T> T transact(Function<DSLContext, T> work) {
            if (away) {
                throw new UnavailableException("store.unavailable", "The store is away.", 1);
            }
            T result = database.transact(work);
            happened.add("committed");
            return result;
        }

        @Override
        public Engine engine() {
            return database.engine();
        }

        @Override
        public Subscription whenAvailable(Runnable callback) {
            return database.whenAvailable(callback);
        }
    }
}
