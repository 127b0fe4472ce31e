package io.serai.journal.internal;

import io.serai.journal.DeployedVersion;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The executions in memory; at most a fixed number of them is admitted. */
final class LiveRuns {
    private final int limit;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

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
        if (runs.remove(run.id, run)) {
            count.decrementAndGet();
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
