package io.serai.journal.internal.schedule;

import io.serai.api.error.RetryableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that does what is due, and sleeps until the next time or the next change. */
final class Clockwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final long STOP_MILLIS = 10_000;

    private final Supplier<Instant> tick;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::run, "serai-schedules");
    private boolean changed;
    private boolean stopped;

    /** @param tick does what there is to do, and says when to look again */
    Clockwork(Supplier<Instant> tick, InstantSource clock) {
        this.tick = tick;
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Something has changed: look again. Returns at once. */
    synchronized void wake() {
        changed = true;
        notifyAll();
    }

    private void run() {
        try {
            while (awaitTurn(next())) {
                // next() does the work
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant next() {
        try {
            return tick.get();
        } catch (RetryableException e) {
            LOG.debug("Schedules wait for the store", e);
        } catch (RuntimeException e) {
            LOG.error("Schedules could not be looked at; again in {} s", AFTER_FAILURE.toSeconds(), e);
        }
        return clock.instant().plus(AFTER_FAILURE);
    }

    /** @return whether to go on */
    private synchronized boolean awaitTurn(Instant until) throws InterruptedException {
        while (!changed && !stopped) {
            long millis = Duration.between(clock.instant(), until).toMillis() + 1;
            if (millis <= 1) {
                break;
            }
            wait(millis);
        }
        changed = false;
        return !stopped;
    }

    @Override
    public void close() {
        synchronized (this) {
            stopped = true;
            notifyAll();
        }
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
