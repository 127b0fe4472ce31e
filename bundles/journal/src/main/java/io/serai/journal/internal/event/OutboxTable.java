package io.serai.journal.internal.event;

import static io.serai.journal.internal.write.Tables.ID;
import static io.serai.journal.internal.write.Tables.TENANT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.journal.internal.event.OutboxRow.Kind;
import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The outbox in the store. */
public final class OutboxTable {
    private static final Table<Record> OUTBOX = table("event_outbox");
    private static final Field<String> EVENT_ID = field("event_id", String.class);
    private static final Field<String> KIND = field("kind", String.class);
    private static final Field<String> EVENT_TYPE = field("event_type", String.class);
    private static final Field<String> TARGET_WORKFLOW = field("target_workflow", String.class);
    private static final Field<String> TARGET_ROUTE = field("target_route", String.class);
    private static final Field<String> SOURCE_ID = field("source_id", String.class);
    private static final Field<String> CONTENT = field("content", String.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);

    private final Database database;

    public OutboxTable(Database database) {
        this.database = database;
    }

    /** In the transaction of what the rows tell of. */
    public static void insert(DSLContext sql, Collection<OutboxRow> rows) {
        for (OutboxRow row : rows) {
            sql.insertInto(
                            OUTBOX,
                            ID,
                            TENANT,
                            EVENT_ID,
                            KIND,
                            EVENT_TYPE,
                            TARGET_WORKFLOW,
                            TARGET_ROUTE,
                            SOURCE_ID,
                            CONTENT,
                            CREATED_AT)
                    .values(
                            row.id(),
                            row.tenant(),
                            row.event(),
                            row.kind().name(),
                            row.type(),
                            row.workflow(),
                            row.route(),
                            row.source(),
                            row.content(),
                            row.createdAt())
                    .execute();
        }
    }

    /** Those that are not there yet. */
    static List<OutboxRow> missing(DSLContext sql, List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Set<String> there = sql.select(ID)
                .from(OUTBOX)
                .where(ID.in(rows.stream().map(OutboxRow::id).toList()))
                .fetchSet(ID);
        return rows.stream().filter(row -> !there.contains(row.id())).toList();
    }

    /** The oldest, but for those of some workflows. */
    List<OutboxRow> oldest(Set<String> butFor, int limit) {
        return database.read(sql -> sql.select(
                        ID,
                        TENANT,
                        EVENT_ID,
                        KIND,
                        EVENT_TYPE,
                        TARGET_WORKFLOW,
                        TARGET_ROUTE,
                        SOURCE_ID,
                        CONTENT,
                        CREATED_AT)
                .from(OUTBOX)
                .where(butFor.isEmpty() ? org.jooq.impl.DSL.noCondition() : TARGET_WORKFLOW.notIn(butFor))
                .orderBy(CREATED_AT, ID)
                .limit(limit)
                .fetch(row -> new OutboxRow(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Kind.valueOf(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10())));
    }

    void delete(List<String> ids) {
        if (!ids.isEmpty()) {
            database.transact(sql -> sql.deleteFrom(OUTBOX).where(ID.in(ids)).execute());
        }
    }
}
