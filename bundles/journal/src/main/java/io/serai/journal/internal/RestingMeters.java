package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.EXECUTIONS;
import static io.serai.journal.internal.write.Tables.STATUS;
import static org.jooq.impl.DSL.count;

import io.serai.api.execution.ExecutionStatus;
import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import io.serai.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how many executions there are that have not ended: those in memory, and those that the store keeps. The store is
 * asked when somebody reads the metrics, and not more often than every few seconds.
 */
final class RestingMeters implements AutoCloseable {
    private static final List<ExecutionStatus> RESTING =
            List.of(ExecutionStatus.WAITING, ExecutionStatus.QUEUED, ExecutionStatus.PAUSED);
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Database database;
    private final LongSupplier clock;
    private final List<Meter> meters = new ArrayList<>();
    private Map<String, Integer> latest = Map.of();
    private long readAt;
    private boolean read;

    /** @param clock in nanoseconds, such as {@link System#nanoTime} */
    RestingMeters(Metrics metrics, Database database, LiveRuns live, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
        meters.add(metrics.gauge("serai.executions.live", "Executions in memory.", live::count));
        for (ExecutionStatus status : RESTING) {
            meters.add(metrics.gauge(
                    "serai.executions.resting",
                    "Executions that wait, stand in a queue or are paused, by status.",
                    () -> resting(status),
                    "status",
                    status.name()));
        }
    }

    private synchronized double resting(ExecutionStatus status) {
        long now = clock.getAsLong();
        if (!read || now - readAt > FRESH_NANOS) {
            latest = read();
            readAt = now;
            read = true;
        }
        return latest.getOrDefault(status.name(), 0);
    }

    private Map<String, Integer> read() {
        return database.read(sql -> {
            Map<String, Integer> counts = new HashMap<>();
            sql.select(STATUS, count())
                    .from(EXECUTIONS)
                    .where(STATUS.in(RESTING.stream().map(Enum::name).toList()))
                    .groupBy(STATUS)
                    .forEach(row -> counts.put(row.value1(), row.value2()));
            return counts;
        });
    }

    @Override
    public void close() {
        meters.forEach(Meter::close);
    }
}
