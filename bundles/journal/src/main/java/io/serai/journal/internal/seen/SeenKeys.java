package io.serai.journal.internal.seen;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Times;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The keys that idempotent consumers have seen. A key belongs to the step of the execution that brought it first, so that
 * the same step has it again after a crash, and nobody else.
 */
public final class SeenKeys {
    private static final Table<Record> KEYS = table("seen_keys");
    private static final Table<Record> EXECUTIONS = table("executions");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> STATUS = field("status", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> WORKFLOW = field("workflow_id", String.class);
    private static final Field<String> STEP = field("step", String.class);
    private static final Field<String> KEY = field("message_key", String.class);
    private static final Field<String> EXECUTION = field("execution_id", String.class);
    private static final Field<String> PATH = field("path_digest", String.class);
    private static final Field<Integer> CONFIRMED = field("confirmed", Integer.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);

    private final Database database;

    public SeenKeys(Database database) {
        this.database = database;
    }

    /** A key of one idempotent consumer. */
    public record SeenKey(String tenant, String workflow, String step, String key) {}

    /** A step of an execution, which brings a key. */
    public record Bringer(String execution, String path) {}

    /** Takes a key; false if somebody else has it. */
    public boolean take(SeenKey key, Bringer by) {
        try {
            return database.transact(sql -> {
                Bringer holder = holder(key);
                if (holder != null && (holder.equals(by) || !isGone(key, holder))) {
                    return holder.equals(by);
                }
                if (holder != null) {
                    sql.deleteFrom(KEYS).where(is(key)).execute();
                }
                insert(key, by, false);
                return true;
            });
        } catch (RuntimeException e) {
            if (Duplicates.isDuplicate(e)) {
                return by.equals(holder(key)); // somebody was faster
            }
            throw e;
        }
    }

    /** Whether somebody else has the key. */
    public boolean isTaken(SeenKey key, Bringer by) {
        Bringer holder = holder(key);
        return holder != null && !holder.equals(by) && !isGone(key, holder);
    }

    /** The key has been dealt with; it is taken now if it was not before. */
    public boolean confirm(SeenKey key, Bringer by) {
        int confirmed = database.transact(
                sql -> sql.update(KEYS).set(CONFIRMED, 1).where(is(key)).execute());
        if (confirmed > 0) {
            return true;
        }
        try {
            database.transact(sql -> {
                insert(key, by, true);
                return Boolean.TRUE;
            });
            return true;
        } catch (RuntimeException e) {
            if (Duplicates.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Gives a key back, if it is that execution's. */
    public boolean giveBack(SeenKey key, String execution) {
        return database.transact(sql -> sql.deleteFrom(KEYS)
                        .where(is(key))
                        .and(EXECUTION.eq(execution))
                        .execute())
                > 0;
    }

    /** Forgets all keys of a step. */
    public void clear(String tenant, String workflow, String step) {
        database.transact(sql -> sql.deleteFrom(KEYS)
                .where(TENANT.eq(tenant))
                .and(WORKFLOW.eq(workflow))
                .and(STEP.eq(step))
                .execute());
    }

    /** Forgets some keys that were brought before a time; returns how many. */
    public int removeBefore(Instant time, int limit) {
        return database.transact(sql -> {
            List<SeenKey> old = sql.select(TENANT, WORKFLOW, STEP, KEY)
                    .from(KEYS)
                    .where(CREATED_AT.lt(time))
                    .orderBy(CREATED_AT)
                    .limit(limit)
                    .fetch(row -> new SeenKey(row.value1(), row.value2(), row.value3(), row.value4()));
            old.forEach(key -> sql.deleteFrom(KEYS).where(is(key)).execute());
            return old.size();
        });
    }

    private void insert(SeenKey key, Bringer by, boolean confirmed) {
        database.transact(
                sql -> sql.insertInto(KEYS, TENANT, WORKFLOW, STEP, KEY, EXECUTION, PATH, CONFIRMED, CREATED_AT)
                        .values(
                                key.tenant(),
                                key.workflow(),
                                key.step(),
                                key.key(),
                                by.execution(),
                                by.path(),
                                confirmed ? 1 : 0,
                                Times.now())
                        .execute());
    }

    private @Nullable Bringer holder(SeenKey key) {
        return database.read(sql -> sql.select(EXECUTION, PATH)
                .from(KEYS)
                .where(is(key))
                .fetchOne(row -> new Bringer(row.value1(), row.value2())));
    }

    /** A cancelled execution says nothing of its keys any more. */
    private boolean isGone(SeenKey key, Bringer holder) {
        return database.read(sql -> sql.fetchExists(sql.selectOne()
                .from(KEYS)
                .where(is(key))
                .and(CONFIRMED.eq(0))
                .and(EXECUTION.in(sql.select(ID)
                        .from(EXECUTIONS)
                        .where(ID.eq(holder.execution()))
                        .and(STATUS.eq("CANCELLED"))))));
    }

    private static Condition is(SeenKey key) {
        return TENANT.eq(key.tenant())
                .and(WORKFLOW.eq(key.workflow()))
                .and(STEP.eq(key.step()))
                .and(KEY.eq(key.key()));
    }
}
