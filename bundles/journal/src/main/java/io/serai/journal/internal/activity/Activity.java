package io.serai.journal.internal.activity;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is active of one execution: threads in its routes, tasks queued for them, and effects that have not
 * answered. When nothing is active any more though the execution has not ended, all of it is parked.
 */
public final class Activity {
    private static final ThreadLocal<@Nullable Activity> CURRENT = new ThreadLocal<>();

    private final AtomicInteger tokens = new AtomicInteger();
    private final Runnable whenIdle;

    /** @param whenIdle runs on the thread that gave the last token back, each time that happens */
    public Activity(Runnable whenIdle) {
        this.whenIdle = whenIdle;
    }

    /** Whose work this thread does; null for none. */
    public static @Nullable Activity current() {
        return CURRENT.get();
    }

    /** One more thing is active; must be given back by {@link #release}. */
    public void hold() {
        tokens.incrementAndGet();
    }

    public void release() {
        if (tokens.decrementAndGet() == 0) {
            whenIdle.run();
        }
    }

    public boolean isIdle() {
        return tokens.get() == 0;
    }

    /** Runs work as a part of this execution. */
    public void run(Runnable work) {
        hold();
        Activity before = CURRENT.get();
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.set(before);
            release();
        }
    }

    /** The same work, which counts from now until it has run. */
    public Runnable counted(Runnable work) {
        hold();
        return () -> {
            try {
                run(work);
            } finally {
                release();
            }
        };
    }
}
