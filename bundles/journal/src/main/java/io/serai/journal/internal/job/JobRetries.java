package io.serai.journal.internal.job;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.api.error.RetryableException;
import io.serai.api.error.SeraiException;
import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries failed jobs again by itself, from the step that failed, as often as they may; each time after twice the time. What a
 * stop of the hub interrupted is tried when it is back.
 */
public final class JobRetries implements AutoCloseable {
    static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(JobRetries.class);
    private static final long LONGEST_MILLIS = 60_000;
    private static final int MOST_DOUBLINGS = 16;

    private static final Table<Record> JOBS = table("job_retries");
    private static final Field<String> JOB = field("job_retries.execution_id", String.class);
    private static final Field<Integer> MAX = field("job_retries.max_retries", Integer.class);
    private static final Table<Record> EXECUTIONS = table("executions");
    private static final Field<String> ID = field("executions.id", String.class);
    private static final Field<String> TENANT = field("executions.tenant", String.class);
    private static final Field<Integer> RETRIES = coalesce(field("executions.retries", Integer.class), 0);
    private static final Field<Object> ENDED = field("executions.ended_at");
    private static final String ROOM = "executions";
    private static final Condition FAILED = field("executions.status", String.class)
            .eq("FAILED")
            .and(field("executions.discarded_at").isNull());

    private final Database database;
    private final ExecutionControl control;
    private final EventBus bus;
    private final Map<String, EventBus.Subscription> heard = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads;
    private final long firstMillis;

    /**
     * @param threads may block
     * @param firstMillis before the first retry
     */
    public JobRetries(
            Database database,
            ExecutionControl control,
            EventBus bus,
            ScheduledExecutorService threads,
            long firstMillis) {
        this.bus = bus;
        this.database = database;
        this.control = control;
        this.threads = threads;
        this.firstMillis = firstMillis;
    }

    /** How often it may be tried again; 0 for a job that has begun otherwise. */
    int of(String execution) {
        return of(List.of(execution)).getOrDefault(execution, 0);
    }

    Map<String, Integer> of(Collection<String> executions) {
        Map<String, Integer> found = new HashMap<>();
        database.read(sql -> sql.select(JOB, MAX)
                        .from(JOBS)
                        .where(JOB.in(executions))
                        .fetch())
                .forEach(row -> found.put(row.value1(), row.value2()));
        return found;
    }

    /** It may have failed already. The same job is kept once. */
    public void keep(String tenant, String execution, int max) {
        database.transact(sql -> {
            if (!sql.fetchExists(sql.selectOne().from(JOBS).where(JOB.eq(execution)))) {
                sql.insertInto(
                                JOBS,
                                field("execution_id", String.class),
                                field("tenant", String.class),
                                field("max_retries", Integer.class))
                        .values(execution, tenant, max)
                        .execute();
            }
            return Boolean.TRUE;
        });
        hear(tenant);
        later(ID.eq(execution), 0);
    }

    private void hear(String tenant) {
        heard.computeIfAbsent(tenant, missing -> bus.subscribe(missing, ROOM, -1, this::on));
    }

    private void on(Event event) {
        if (event.type().equals("execution.failed") && event.data().get("execution") instanceof String execution) {
            later(ID.eq(execution), 0);
        }
    }

    /** Those that were interrupted. */
    public void start() {
        database.read(sql -> sql.selectDistinct(field("job_retries.tenant", String.class))
                        .from(JOBS)
                        .join(EXECUTIONS)
                        .on(JOB.eq(ID))
                        .where(ENDED.isNull())
                        .fetch())
                .forEach(row -> hear(row.value1()));
        later(null, 0);
    }

    @Override
    public void close() {
        heard.values().forEach(EventBus.Subscription::close);
    }

    private void later(@Nullable Condition which, long millis) {
        try {
            threads.schedule(() -> look(which), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The hub stops; jobs are tried again after its next start", e);
        }
    }

    private void look(@Nullable Condition which) {
        try {
            database.read(sql -> sql.select(ID, TENANT, RETRIES)
                            .from(JOBS)
                            .join(EXECUTIONS)
                            .on(JOB.eq(ID))
                            .where(FAILED)
                            .and(RETRIES.lt(MAX))
                            .and(which == null ? org.jooq.impl.DSL.noCondition() : which)
                            .fetch())
                    .forEach(row -> {
                        long delay = Math.min(LONGEST_MILLIS, firstMillis << Math.min(row.value3(), MOST_DOUBLINGS));
                        threads.schedule(() -> retry(row.value1(), row.value2()), delay, TimeUnit.MILLISECONDS);
                    });
        } catch (RejectedExecutionException e) {
            LOG.debug("The hub stops; jobs are tried again after its next start", e);
        } catch (RetryableException e) {
            later(which, LONGEST_MILLIS); // the database is away
        }
    }

    private void retry(String execution, String tenant) {
        try {
            new CallContext(Caller.system(tenant), "job-retry", null, null).call(() -> control.retry(execution, null));
        } catch (RetryableException e) {
            later(ID.eq(execution), LONGEST_MILLIS);
        } catch (SeraiException e) {
            LOG.debug("Job {} is not tried again: somebody was faster", execution, e);
        }
    }
}
