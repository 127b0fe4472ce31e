package io.serai.journal.internal;

import io.serai.api.execution.ExecutionStatus;
import io.serai.api.metric.Counter;
import io.serai.api.metric.Metrics;
import io.serai.api.metric.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts executions as they begin and end, by workflow; after so many workflows the others count together. Lies on every
 * execution's way: its meters are found, not made, but for the first time.
 */
final class ExecutionMeters {
    static final int WORKFLOWS = 200;
    static final String OTHER = "other";
    private static final ExecutionStatus[] STATUSES = ExecutionStatus.values();

    private final Metrics metrics;
    private final Map<String, OfWorkflow> byWorkflow = new ConcurrentHashMap<>();
    private final OfWorkflow others;

    ExecutionMeters(Metrics metrics) {
        this.metrics = metrics;
        this.others = new OfWorkflow(OTHER);
    }

    void begun(String workflow) {
        of(workflow).begun().increment();
    }

    void ended(String workflow, ExecutionStatus status, long micros) {
        of(workflow).ended(status).record(TimeUnit.MICROSECONDS.toNanos(micros));
    }

    private OfWorkflow of(String workflow) {
        OfWorkflow known = byWorkflow.get(workflow);
        if (known != null) {
            return known;
        }
        return byWorkflow.size() >= WORKFLOWS ? others : byWorkflow.computeIfAbsent(workflow, OfWorkflow::new);
    }

    /** One workflow's; each is there once it counts something. */
    private final class OfWorkflow {
        private final String name;
        private final AtomicReferenceArray<@Nullable Timer> ended = new AtomicReferenceArray<>(STATUSES.length);
        private volatile @Nullable Counter begun;

        OfWorkflow(String name) {
            this.name = name;
        }

        Counter begun() {
            Counter known = begun;
            if (known == null) {
                known = metrics.counter(
                        "serai.executions.begun", "Executions that began, by workflow.", "workflow", name);
                begun = known;
            }
            return known;
        }

        Timer ended(ExecutionStatus status) {
            Timer known = ended.get(status.ordinal());
            if (known == null) {
                known = metrics.timer(
                        "serai.executions.ended",
                        "Executions that ended, by workflow and status, with the time since they were asked for.",
                        "workflow",
                        name,
                        "status",
                        status.name());
                ended.set(status.ordinal(), known);
            }
            return known;
        }
    }
}
