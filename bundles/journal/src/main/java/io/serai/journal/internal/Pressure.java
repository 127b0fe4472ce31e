package io.serai.journal.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Whether the hub has more to do itself than it gets done, so that callers would only wait for each other. A burst is
 * taken; what lasts is not. What waits for an answer from outside does not count.
 */
final class Pressure {
    private static final int PER_PROCESSOR = 32;
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** For so long after a refusal there are no further bursts. */
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int limit;
    private final IntSupplier inMemory;
    private final LongSupplier clock;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean over;
    private volatile long overSince;
    private volatile boolean refusing;
    private volatile long refusedAt;

    /**
     * @param limit executions that are neither done nor waiting for an answer from outside; 0 for what this machine can do
     * @param inMemory how many executions there are
     * @param clock in nanoseconds, such as {@link System#nanoTime}
     */
    Pressure(int limit, IntSupplier inMemory, LongSupplier clock) {
        this.limit = limit > 0 ? limit : PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        this.inMemory = inMemory;
        this.clock = clock;
    }

    /**
     * A step calls out.
     *
     * @param own how many calls of its execution are under way
     */
    void calls(AtomicInteger own) {
        own.incrementAndGet();
        calls.incrementAndGet();
    }

    void answered(AtomicInteger own) {
        if (own.getAndUpdate(number -> Math.max(0, number - 1)) > 0) {
            calls.decrementAndGet();
        }
    }

    /** The execution has left memory; what it called may never answer. */
    void left(AtomicInteger own) {
        calls.addAndGet(-own.getAndSet(0));
    }

    /** Whether to refuse a caller who could come again. */
    boolean isTooHigh() {
        if (inMemory.getAsInt() - calls.get() < limit) {
            over = false;
            return false;
        }
        long now = clock.getAsLong();
        if (!over) {
            overSince = now;
            over = true;
        }
        boolean lasts = now - overSince > BURST_NANOS;
        boolean again = refusing && now - refusedAt < CALM_NANOS;
        if (lasts || again) {
            refusedAt = now;
            refusing = true;
            return true;
        }
        refusing = false;
        return false;
    }
}
