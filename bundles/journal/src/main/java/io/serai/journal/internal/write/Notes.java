package io.serai.journal.internal.write;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.max;

import io.serai.journal.internal.record.Payloads;
import io.serai.store.Ids;
import io.serai.store.Times;
import org.jooq.DSLContext;

/** Adds to the histories of executions. */
public final class Notes {
    private Notes() {}

    /** In the transaction of what it tells of. */
    public static void add(DSLContext sql, String tenant, String execution, Note note) {
        Integer portion = sql.select(max(SEQ))
                .from(JOURNAL)
                .where(EXECUTION_ID.eq(execution))
                .fetchOne(max(SEQ));
        sql.insertInto(EVENTS, ID, TENANT, EXECUTION_ID, PORTION, HAPPENED_AT, EVENT_TYPE, PATH, DETAIL)
                .values(
                        Ids.next(),
                        tenant,
                        execution,
                        portion == null ? 0 : portion,
                        Times.toDb(note.at()),
                        note.type(),
                        note.path(),
                        Payloads.text(note.data()))
                .execute();
    }
}
