package io.serai.journal.internal.deadletter;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.inline;

import io.serai.api.error.RetryableException;
import io.serai.api.event.EventBus;
import io.serai.api.execution.ExecutionStatus;
import io.serai.store.Database;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when a tenant's dead letters become more than a number, and says it again only after they were fewer. Counts at
 * most once a moment, and never further than that number.
 */
public final class DeadLetterWatch {
    static final String EVENT = "queue.dead-letters";
    static final String ROOM = "queues";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWatch.class);

    private final Database database;
    private final EventBus bus;
    private final int threshold;
    private final ScheduledExecutorService counting;
    private final long momentMillis;
    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private final Set<String> over = ConcurrentHashMap.newKeySet();

    /**
     * @param threshold how many are quiet still; 0 or less for never
     * @param counting where it may block
     * @param momentMillis how long it waits for more changes before it counts
     */
    public DeadLetterWatch(
            Database database, EventBus bus, int threshold, ScheduledExecutorService counting, long momentMillis) {
        this.database = database;
        this.bus = bus;
        this.threshold = threshold;
        this.counting = counting;
        this.momentMillis = momentMillis;
    }

    /** The tenant has more of them, or fewer. Returns at once. */
    public void changed(String tenant) {
        if (threshold > 0 && expected.add(tenant)) {
            try {
                counting.schedule(() -> count(tenant), momentMillis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("The hub stops; dead letters are counted after its next start", e);
            }
        }
    }

    private void count(String tenant) {
        expected.remove(tenant); // what happens from now on is counted once more
        try {
            int seen = database.read(sql -> sql.select(inline(1))
                    .from(EXECUTIONS)
                    .where(STATUS.eq(ExecutionStatus.FAILED.name()))
                    .and(TENANT.eq(tenant))
                    .and(DISCARDED_AT.isNull())
                    .limit(threshold + 1)
                    .fetch()
                    .size());
            if (seen <= threshold) {
                over.remove(tenant);
            } else if (over.add(tenant)) {
                LOG.warn(
                        "There are more than {} dead letters of tenant {}; see serai:dead-letter-list",
                        threshold,
                        tenant);
                bus.publish(tenant, ROOM, EVENT, () -> Map.of("threshold", threshold, "moreThan", threshold));
            }
        } catch (RetryableException | DataAccessException e) {
            LOG.debug("Dead letters are counted when the next execution fails", e);
        }
    }
}
