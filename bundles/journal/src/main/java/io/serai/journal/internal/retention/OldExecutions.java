package io.serai.journal.internal.retention;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Executions that ended long ago, with all that belongs to them. */
final class OldExecutions {
    private static final Table<Record> EXECUTIONS = table("executions");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> WORKFLOW_ID = field("workflow_id", String.class);
    private static final Field<String> IDEMPOTENCY_KEY = field("idempotency_key", String.class);
    private static final Field<String> STATUS = field("status", String.class);
    private static final Field<Instant> ENDED_AT = field("ended_at", Times.TIMESTAMP);
    private static final Field<String> EXECUTION_ID = field("execution_id", String.class);
    private static final Field<String> OPENED_AS = field("opened_as", String.class);
    private static final List<String> BELONGING = List.of(
            "journal",
            "waits",
            "payloads",
            "approval_links",
            "group_members",
            "execution_events",
            "execution_bookmarks",
            "job_retries");

    private final Database database;

    OldExecutions(Database database) {
        this.database = database;
    }

    /** What has to be known of one to remove it. */
    record Old(
            String id,
            String tenant,
            String workflow,
            @Nullable String idempotencyKey) {}

    /**
     * The youngest that ended before a time, below an id. Downwards, because that is how Derby can read the index; what
     * ended before was begun before, so the ids tell where to look.
     */
    List<Old> below(String id, Instant before, int limit) {
        return database.read(sql -> sql.select(ID, TENANT, WORKFLOW_ID, IDEMPOTENCY_KEY)
                .from(EXECUTIONS)
                .where(ID.lt(id).and(endedBefore(before)))
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(row -> new Old(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    static String firstBound(Instant before) {
        return Ids.lowestAt(before);
    }

    private static Condition endedBefore(Instant time) {
        return STATUS.in("COMPLETED", "FAILED", "CANCELLED").and(ENDED_AT.lt(time));
    }

    /** In one commit; one of them that was begun again meanwhile stays, with all that belongs to it. */
    int remove(List<Old> executions, Instant before) {
        return database.transact(sql -> {
            List<String> ids = executions.stream().map(Old::id).toList();
            int removed = sql.deleteFrom(EXECUTIONS)
                    .where(ID.in(ids).and(endedBefore(before)))
                    .execute();
            List<String> gone = removed == ids.size()
                    ? ids
                    : without(
                            ids,
                            sql.select(ID).from(EXECUTIONS).where(ID.in(ids)).fetch(ID));
            for (String table : BELONGING) {
                sql.deleteFrom(table(table)).where(EXECUTION_ID.in(gone)).execute();
            }
            sql.deleteFrom(table("step_groups")).where(OPENED_AS.in(gone)).execute();
            for (Old execution : executions) {
                if (execution.idempotencyKey() != null && gone.contains(execution.id())) {
                    sql.deleteFrom(table("execution_keys"))
                            .where(TENANT.eq(execution.tenant())
                                    .and(WORKFLOW_ID.eq(execution.workflow()))
                                    .and(IDEMPOTENCY_KEY.eq(execution.idempotencyKey()))
                                    .and(EXECUTION_ID.eq(execution.id())))
                            .execute();
                }
            }
            return removed;
        });
    }

    private static List<String> without(List<String> ids, List<String> kept) {
        return ids.stream().filter(id -> !kept.contains(id)).toList();
    }

    /** Firings of schedules; the latest completed one of each stays, since others may wait for it. */
    int removeFirings(Instant before, int limit) {
        Table<Record> runs = table("schedule_runs");
        Field<String> outcome = field("outcome", String.class);
        Field<String> newest = org.jooq.impl.DSL.max(ID);
        return database.transact(sql -> {
            List<String> ids = sql.select(ID)
                    .from(runs)
                    .where(ID.lt(firstBound(before))
                            .and(outcome.notIn("STARTING", "RUNNING"))
                            .and(ID.notIn(sql.select(newest)
                                    .from(runs)
                                    .where(outcome.eq("COMPLETED"))
                                    .groupBy(field("schedule_id", String.class)))))
                    .orderBy(ID.desc())
                    .limit(limit)
                    .fetch(ID);
            return ids.isEmpty() ? 0 : sql.deleteFrom(runs).where(ID.in(ids)).execute();
        });
    }
}
