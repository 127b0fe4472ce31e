package io.serai.journal.internal;

import io.serai.journal.DeployedVersion;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The executions in memory; at most a fixed number of them is admitted. */
final class LiveRuns {
    private final int limit;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Object none = new Object();
    private volatile boolean awaited;

    LiveRuns(int limit) {
        this.limit = limit;
    }

    boolean admit(Run run) {
        if (count.get() >= limit) {
            return false;
        }
        add(run);
        return true;
    }

    void add(Run run) {
        if (!addNew(run)) {
            throw new IllegalStateException("Execution " + run.id + " is in memory already.");
        }
    }

    /** False if the execution is in memory already. */
    boolean addNew(Run run) {
        if (runs.putIfAbsent(run.id, run) != null) {
            return false;
        }
        count.incrementAndGet();
        return true;
    }

    void remove(Run run) {
        if (runs.remove(run.id, run) && count.decrementAndGet() == 0 && awaited) {
            synchronized (none) {
                none.notifyAll();
            }
        }
    }

    /** It is out of memory, and another one may take its place in its queue. */
    void leaves(Run run) {
        remove(run);
        run.leavesPlace();
    }

    /** Waits until there is none, so long at most; an interruption ends it, too. */
    void awaitNone(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        synchronized (none) {
            awaited = true;
            try {
                long left = patience.toNanos();
                while (count.get() > 0 && left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(none, left);
                    left = until - System.nanoTime();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Nullable
    Run find(String id) {
        return runs.get(id);
    }

    Collection<Run> all() {
        return runs.values();
    }

    int count() {
        return count.get();
    }

    /** Asked only while a version drains. */
    int count(DeployedVersion version) {
        int n = 0;
        for (Run run : runs.values()) {
            if (run.version == version) {
                n++;
            }
        }
        return n;
    }
}
