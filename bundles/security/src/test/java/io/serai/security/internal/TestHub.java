package io.serai.security.internal;

import io.serai.api.operation.PageRequest;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.security.internal.audit.AuditRow;
import io.serai.security.internal.audit.StoredAudit;
import io.serai.security.internal.login.Security;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** A security bundle on a database of its own, with a clock that tests turn. */
public final class TestHub implements AutoCloseable {
    public static final String ADMIN_PASSWORD = "correct horse battery";

    public final TestDatabase database;
    public final Path data;
    public final StoredAudit audit;
    public final Security security;
    private final TurnedClock clock = new TurnedClock();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();

    public TestHub(Engine engine, String adminPassword) {
        try {
            data = Files.createTempDirectory("serai-security");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = TestDatabase.on(engine);
        audit = new StoredAudit(database, background);
        security = again(adminPassword);
        security.prepare();
    }

    public static TestHub on(Engine engine) {
        return new TestHub(engine, ADMIN_PASSWORD);
    }

    /** A second node, or the same one after a restart. */
    public Security again(String adminPassword) {
        return new Security(database, audit, new Security.Settings(data, null, adminPassword), clock, Runnable::run);
    }

    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** Runs work as the server does for somebody at an address. */
    public <T> T from(String address, Supplier<T> work) {
        return as(Caller.anonymous(Caller.DEFAULT_TENANT), address, work);
    }

    public <T> T as(Caller caller, Supplier<T> work) {
        return as(caller, "127.0.0.1", work);
    }

    public void run(Caller caller, Runnable work) {
        as(caller, () -> {
            work.run();
            return null;
        });
    }

    /** What was audited, the newest first, as {@code operation outcome actor}. */
    public List<String> trail() {
        audit.close();
        return audit
                .list(
                        Caller.DEFAULT_TENANT,
                        new StoredAudit.Filter(null, null, null, null, null, null, null),
                        PageRequest.first(100))
                .items()
                .stream()
                .map(AuditRow::entry)
                .map(TestHub::line)
                .toList();
    }

    private static String line(AuditEntry entry) {
        return entry.operation() + " " + entry.outcome() + " " + entry.actorName();
    }

    private static <T> T as(Caller caller, String address, Supplier<T> work) {
        return new CallContext(caller, Ids.next(), address, "test").call(work);
    }

    @Override
    public void close() {
        background.shutdownNow();
        database.close();
    }

    private static final class TurnedClock extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
