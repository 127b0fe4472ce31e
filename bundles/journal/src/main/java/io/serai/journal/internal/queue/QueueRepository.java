package io.serai.journal.internal.queue;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.api.operation.PageRequest;
import io.serai.store.Database;
import io.serai.store.Search;
import io.serai.store.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Queues in the store. */
final class QueueRepository {
    static final String DEFAULT = "default";

    private static final Table<Record> QUEUES = table("queues");
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> NAME = field("name", String.class);
    private static final Field<Integer> CONCURRENCY = field("concurrency", Integer.class);
    private static final Field<Integer> ACTIVE = field("active", Integer.class);
    private static final Field<Integer> REVISION = field("revision", Integer.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);
    private static final Field<Instant> UPDATED_AT = field("updated_at", Times.TIMESTAMP);
    private static final Field<String> UPDATED_BY = field("updated_by", String.class);
    private static final Table<Record> EXECUTIONS = table("executions");
    private static final Field<String> QUEUE_NAME = field("queue_name", String.class);
    private static final Field<String> STATUS = field("status", String.class);
    private static final List<Field<?>> COLUMNS =
            List.of(TENANT, NAME, CONCURRENCY, ACTIVE, REVISION, CREATED_AT, UPDATED_AT, UPDATED_BY);

    private final Database database;

    QueueRepository(Database database) {
        this.database = database;
    }

    /** A queue as it is stored. */
    record QueueRow(
            String tenant,
            String name,
            @Nullable Integer concurrency,
            boolean active,
            int revision,
            Instant createdAt,
            Instant updatedAt,
            String updatedBy) {
        QueueRow with(@Nullable Integer limit, boolean on, Instant now, String by) {
            return new QueueRow(tenant, name, limit, on, revision + 1, createdAt, now, by);
        }
    }

    /** By name, above one or from the top; one more than asked for. */
    List<QueueRow> list(String tenant, PageRequest page) {
        Condition where = TENANT.eq(tenant);
        if (page.query() != null) {
            where = where.and(Search.contains(NAME, page.query()));
        }
        if (page.cursor() != null) {
            where = where.and(NAME.gt(page.cursor()));
        }
        return select(where, page.limit() + 1);
    }

    /** Of every tenant. */
    List<QueueRow> all() {
        return select(NAME.isNotNull(), Integer.MAX_VALUE);
    }

    Optional<QueueRow> find(String tenant, String name) {
        return select(TENANT.eq(tenant).and(NAME.eq(name)), 1).stream().findFirst();
    }

    private List<QueueRow> select(Condition where, int limit) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(QUEUES)
                .where(where)
                .orderBy(NAME)
                .limit(limit)
                .fetch(QueueRepository::row));
    }

    /** Fails with a duplicate key if it is there. */
    void insert(QueueRow row) {
        database.transact(sql -> sql.insertInto(QUEUES)
                .set(TENANT, row.tenant())
                .set(NAME, row.name())
                .set(CONCURRENCY, row.concurrency())
                .set(ACTIVE, row.active() ? 1 : 0)
                .set(REVISION, row.revision())
                .set(CREATED_AT, row.createdAt())
                .set(UPDATED_AT, row.updatedAt())
                .set(UPDATED_BY, row.updatedBy())
                .execute());
    }

    /** False if somebody else wrote since that revision was read. */
    boolean update(QueueRow row, int readRevision) {
        return database.transact(sql -> sql.update(QUEUES)
                        .set(CONCURRENCY, row.concurrency())
                        .set(ACTIVE, row.active() ? 1 : 0)
                        .set(REVISION, row.revision())
                        .set(UPDATED_AT, row.updatedAt())
                        .set(UPDATED_BY, row.updatedBy())
                        .where(TENANT.eq(row.tenant()).and(NAME.eq(row.name())).and(REVISION.eq(readRevision)))
                        .execute())
                == 1;
    }

    void delete(String tenant, String name) {
        database.transact(sql -> sql.deleteFrom(QUEUES)
                .where(TENANT.eq(tenant).and(NAME.eq(name)))
                .execute());
    }

    /** Executions that have not ended, by their status. */
    Map<String, Map<String, Long>> counts(String tenant) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        Field<Long> number = count().cast(Long.class);
        database.read(sql -> sql.select(QUEUE_NAME, STATUS, number)
                        .from(EXECUTIONS)
                        .where(STATUS.in("QUEUED", "RUNNING").and(TENANT.eq(tenant)))
                        .groupBy(QUEUE_NAME, STATUS)
                        .fetch())
                .forEach(row -> counts.computeIfAbsent(
                                row.value1() == null ? DEFAULT : row.value1(), fresh -> new HashMap<>())
                        .merge(row.value2(), row.value3(), Long::sum));
        return counts;
    }

    private static QueueRow row(Record row) {
        return new QueueRow(
                row.get(TENANT),
                row.get(NAME),
                row.get(CONCURRENCY),
                row.get(ACTIVE) == 1,
                row.get(REVISION),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(UPDATED_BY));
    }
}
