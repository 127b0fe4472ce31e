package io.serai.journal.internal.wait;

import io.serai.api.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that sleeps until something is due, or until something earlier is expected. */
public final class Alarm implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Task task;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private Instant wakeAt = Instant.MAX;
    private boolean poked;
    private volatile boolean closed;

    /** What is to be done when something is due. */
    @FunctionalInterface
    public interface Task {
        /** Does what is due; returns when the next is, or null if nothing is expected. */
        @Nullable
        Instant fire();
    }

    public Alarm(String thread, Task task) {
        this.task = task;
        this.thread = new Thread(this::loop, thread);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Something will be due then. */
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

    private Instant fire() {
        try {
            Instant next = task.fire();
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
