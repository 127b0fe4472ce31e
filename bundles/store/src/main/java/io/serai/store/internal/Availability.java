package io.serai.store.internal;

import io.serai.api.thread.HubThreads;
import io.serai.store.Database.Subscription;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether the database is there: opens it, migrates it, notices when it goes and when it is back. */
final class Availability implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);
    private static final long RETRY_MILLIS = 1_000;
    private static final int ROUNDS_BETWEEN_LOOKS = 5;
    private static final long CLOSE_SECONDS = 10;

    private final Backend backend;
    private final Look look;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(HubThreads.one(Availability.class, "serai-store-watch"));
    private volatile @Nullable String problem = "The database is being opened.";
    private boolean migrated;
    private int rounds;

    /** Throws when the database that was there no longer answers. */
    interface Look {
        void take() throws SQLException;
    }

    Availability(Backend backend, Look look) {
        this.backend = backend;
        this.look = look;
    }

    /** From now on notices when the database goes or comes; ask {@link #open} once before. */
    void watch() {
        watch.scheduleWithFixedDelay(this::round, RETRY_MILLIS, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One sentence on why the database cannot be used, or null when it can. */
    @Nullable
    String problem() {
        return problem;
    }

    Subscription subscribe(Runnable callback) {
        boolean there;
        synchronized (this) {
            callbacks.add(callback);
            there = problem == null;
        }
        if (there) {
            call(callback);
        }
        return () -> callbacks.remove(callback);
    }

    /** A call failed as if the database were gone: look at once rather than at the next round. */
    void suspect() {
        try {
            watch.execute(this::lookAgain);
        } catch (RejectedExecutionException e) {
            LOG.debug("The store is closing, nothing to look at");
        }
    }

    @Override
    public void close() {
        problem = "The database is closed.";
        watch.shutdownNow();
        try {
            if (!watch.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The store's watch is still busy {} s after it was told to stop", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        if (problem != null) {
            if (open()) {
                callbacks.forEach(Availability::call);
            }
        } else if (++rounds % ROUNDS_BETWEEN_LOOKS == 0) {
            lookAgain();
        }
    }

    private void lookAgain() {
        if (problem != null) {
            return;
        }
        try {
            look.take();
        } catch (SQLException e) {
            SQLException reason = e.getCause() instanceof SQLException cause ? cause : e;
            down(backend.explain(reason), e);
        }
    }

    /** Connects and migrates on the calling thread; whether that worked. */
    boolean open() {
        try (Connection connection = backend.connections().getConnection()) {
            if (!migrated) {
                Migrations.apply(backend);
                migrated = true;
            }
        } catch (SQLException e) {
            down(backend.explain(e), e);
            return false;
        } catch (FlywayException e) {
            // a lost connection during the migration is one more reason to try again, as is a repaired file
            down("The tables could not be brought to this version: " + inOneLine(e), e);
            return false;
        }
        synchronized (this) {
            if (watch.isShutdown()) {
                return false;
            }
            problem = null;
        }
        LOG.info("Database {} is open", backend.engine());
        return true;
    }

    private void down(String sentence, Exception cause) {
        if (watch.isShutdown()) {
            return;
        }
        if (!sentence.equals(problem)) {
            LOG.warn("{}", sentence);
            LOG.debug("The failure behind it", cause);
        }
        problem = sentence;
    }

    /** Flyway draws tables in its messages. */
    private static String inOneLine(FlywayException e) {
        return String.valueOf(e.getMessage())
                .trim()
                .replaceAll("\\s*-{3,}\\s*", "; ")
                .replaceAll("\\s*\n\\s*", "; ");
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.error("What waited for the database failed once it was there", e);
        }
    }
}
