package io.serai.journal.internal.wait;

import io.serai.api.error.UnavailableException;
import io.serai.journal.internal.wait.Waits.Over;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that sleeps until the next wait is due, or until an earlier one begins. */
public final class WaitTimers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WaitTimers.class);
    private static final int PORTION = 200;
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Waits waits;
    private final Consumer<Over> whenOver;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private Instant wakeAt = Instant.MAX;
    private boolean poked;
    private volatile boolean closed;

    public WaitTimers(Waits waits, Consumer<Over> whenOver) {
        this.waits = waits;
        this.whenOver = whenOver;
        this.thread = new Thread(this::loop, "serai-timers");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** A wait has begun that ends then. */
    public void expect(Instant due) {
        lock.lock();
        try {
            if (due.isBefore(wakeAt)) {
                poked = true;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        while (!closed) {
            try {
                sleep(fire());
            } catch (InterruptedException e) {
                return; // close()
            }
        }
    }

    /** Ends what is due; returns when to look again. */
    private Instant fire() {
        try {
            List<Over> over;
            do {
                over = waits.endDue(Instant.now(), PORTION);
                over.forEach(whenOver);
            } while (over.size() == PORTION);
            Instant next = waits.nextDue();
            Instant latest = Instant.now().plus(LONGEST_SLEEP);
            return next == null || next.isAfter(latest) ? latest : next;
        } catch (UnavailableException e) {
            return Instant.now().plus(RETRY);
        } catch (RuntimeException e) {
            LOG.error("The timers met an error they do not know; they go on", e);
            return Instant.now().plus(RETRY);
        }
    }

    private void sleep(Instant until) throws InterruptedException {
        lock.lock();
        try {
            wakeAt = until;
            while (!poked) {
                long nanos = Duration.between(Instant.now(), until).toNanos();
                if (nanos <= 0) {
                    break;
                }
                changed.await(nanos, TimeUnit.NANOSECONDS);
            }
            poked = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
