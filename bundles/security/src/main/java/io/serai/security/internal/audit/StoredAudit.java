package io.serai.security.internal.audit;

import static io.serai.security.internal.people.Tables.*;

import io.serai.api.error.SeraiException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditLog;
import io.serai.security.internal.people.Texts;
import io.serai.store.Database;
import io.serai.store.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit trail in the database: changes at once, reads in groups a moment later. */
public final class StoredAudit implements AuditLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredAudit.class);
    private static final int MAX_WAITING = 10_000;
    private static final int GROUP = 50;
    private static final long DELAY_MILLIS = 200;
    private static final long RETRY_MILLIS = 2_000;

    private static final Field<String> ACTOR_ID = text("actor_id");
    private static final Field<String> ACTOR_NAME = text("actor_name");
    private static final Field<String> ACTION = text("action");
    private static final Field<String> OPERATION = text("operation");
    private static final Field<String> RESOURCE_TYPE = text("resource_type");
    private static final Field<String> RESOURCE_ID = text("resource_id");
    private static final Field<String> OUTCOME = text("outcome");
    private static final Field<String> STATE_BEFORE = DSL.field("state_before", SQLDataType.CLOB);
    private static final Field<String> STATE_AFTER = DSL.field("state_after", SQLDataType.CLOB);
    private static final Field<String> REQUEST_ID = text("request_id");

    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            TENANT,
            CREATED_AT,
            ACTOR_ID,
            ACTOR_NAME,
            ACTION,
            OPERATION,
            RESOURCE_TYPE,
            RESOURCE_ID,
            OUTCOME,
            STATE_BEFORE,
            STATE_AFTER,
            REMOTE_ADDRESS,
            USER_AGENT,
            REQUEST_ID);

    private final Database database;
    private final ScheduledExecutorService background;
    private final BlockingQueue<AuditRow> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean scheduled = new AtomicBoolean();

    public StoredAudit(Database database, ScheduledExecutorService background) {
        this.database = database;
        this.background = background;
    }

    @Override
    public void record(AuditEntry entry) {
        AuditRow row = new AuditRow(Ids.next(), entry);
        // when more is read than can be written down, readers wait for the database instead of memory filling up
        if (entry.action() == AuditEntry.Action.READ && waiting.offer(row)) {
            schedule(DELAY_MILLIS);
        } else {
            write(List.of(row));
        }
    }

    /** Which rows are wanted; null means any. */
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String operation,
            @Nullable String resourceType,
            @Nullable String resourceId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** The newest first. */
    public Page<AuditRow> list(String tenant, Filter filter, PageRequest request) {
        Condition where = TENANT.eq(tenant)
                .and(given(ACTOR_ID, filter.actor()).or(given(ACTOR_NAME, filter.actor())))
                .and(given(
                        ACTION, filter.action() == null ? null : filter.action().toUpperCase(Locale.ROOT)))
                .and(given(OPERATION, filter.operation()))
                .and(given(RESOURCE_TYPE, filter.resourceType()))
                .and(given(RESOURCE_ID, filter.resourceId()));
        if (filter.from() != null) {
            where = where.and(ID.ge(Ids.lowestAt(filter.from())));
        }
        if (filter.to() != null) {
            where = where.and(ID.lt(Ids.lowestAt(filter.to())));
        }
        if (request.query() != null) {
            String like = "%" + request.query().toLowerCase(Locale.ROOT) + "%";
            where = where.and(DSL.lower(ACTOR_NAME)
                    .like(like)
                    .or(DSL.lower(OPERATION).like(like))
                    .or(DSL.lower(RESOURCE_ID).like(like))
                    .or(DSL.lower(OUTCOME).like(like)));
        }
        Condition condition = request.cursor() == null ? where : where.and(ID.lt(request.cursor()));
        List<AuditRow> found = database.read(sql -> sql.select(COLUMNS)
                .from(AUDIT_LOG)
                .where(condition)
                .orderBy(ID.desc())
                .limit(request.limit() + 1)
                .fetch(StoredAudit::row));
        return Texts.page(found, request.limit(), AuditRow::id);
    }

    /** Writes what is waiting; what the database does not take any more is counted in the log. */
    @Override
    public void close() {
        try {
            drain();
        } catch (SeraiException | DataAccessException e) {
            LOG.warn("{} audit rows of reads are lost: {}", waiting.size(), e.getMessage());
        }
    }

    private static Condition given(Field<String> field, @Nullable String value) {
        return value == null || value.isBlank() ? DSL.noCondition() : field.eq(value);
    }

    private void schedule(long millis) {
        if (scheduled.compareAndSet(false, true)) {
            try {
                background.schedule(this::drainOrRetry, millis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("The audit trail is closing; what waits is written on closing");
            }
        }
    }

    private void drainOrRetry() {
        scheduled.set(false);
        try {
            drain();
        } catch (SeraiException | DataAccessException e) {
            LOG.debug("Audit rows wait for the database", e);
            schedule(RETRY_MILLIS);
        }
    }

    /** Rows leave the queue only once they are written. */
    private synchronized void drain() {
        while (!waiting.isEmpty()) {
            List<AuditRow> group = new ArrayList<>(GROUP);
            waiting.stream().limit(GROUP).forEach(group::add);
            write(group);
            group.forEach(row -> waiting.poll());
        }
    }

    private void write(List<AuditRow> rows) {
        database.transact(sql -> insert(sql, rows));
    }

    private static int insert(DSLContext sql, List<AuditRow> rows) {
        var insert = sql.insertInto(AUDIT_LOG, COLUMNS);
        for (AuditRow row : rows) {
            AuditEntry entry = row.entry();
            insert = insert.values(
                    row.id(),
                    entry.tenant(),
                    entry.at(),
                    Texts.cut(entry.actorId(), 64),
                    Texts.cut(entry.actorName(), 200),
                    entry.action().name(),
                    Texts.cut(entry.operation(), 100),
                    Texts.cut(entry.resourceType(), 60),
                    Texts.cut(entry.resourceId(), 300),
                    Texts.cut(entry.outcome(), 100),
                    entry.before(),
                    entry.after(),
                    Texts.cut(entry.remoteAddress(), 64),
                    Texts.cut(entry.userAgent(), 300),
                    Texts.cut(entry.requestId(), 100));
        }
        return insert.execute();
    }

    private static AuditRow row(Record row) {
        return new AuditRow(
                row.get(ID),
                new AuditEntry(
                        row.get(CREATED_AT),
                        row.get(TENANT),
                        row.get(ACTOR_ID),
                        row.get(ACTOR_NAME),
                        AuditEntry.Action.valueOf(row.get(ACTION)),
                        row.get(OPERATION),
                        row.get(RESOURCE_TYPE),
                        row.get(RESOURCE_ID),
                        row.get(OUTCOME),
                        row.get(STATE_BEFORE),
                        row.get(STATE_AFTER),
                        row.get(REMOTE_ADDRESS),
                        row.get(USER_AGENT),
                        row.get(REQUEST_ID)));
    }
}
