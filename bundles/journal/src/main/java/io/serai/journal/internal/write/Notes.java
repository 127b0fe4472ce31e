package io.serai.journal.internal.write;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.journal.internal.record.Payloads;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/** Adds to the histories of executions, in the transactions of what they tell of. */
public final class Notes {
    private Notes() {}

    /** A note and whose it is. */
    public record Noted(String tenant, String execution, Note note) {}

    public static void add(DSLContext sql, String tenant, String execution, Note note) {
        add(sql, List.of(new Noted(tenant, execution, note)));
    }

    /** In their order. */
    public static void add(DSLContext sql, List<Noted> notes) {
        if (notes.isEmpty()) {
            return;
        }
        BatchBindStep batch =
                sql.batch(sql.insertInto(EVENTS, ID, TENANT, EXECUTION_ID, HAPPENED_AT, EVENT_TYPE, PATH, DETAIL)
                        .values((String) null, null, null, null, null, null, null));
        for (Noted noted : notes) {
            batch = batch.bind(
                    Ids.next(),
                    noted.tenant(),
                    noted.execution(),
                    Times.toDb(noted.note().at()),
                    noted.note().type(),
                    noted.note().path(),
                    Payloads.text(noted.note().data()));
        }
        batch.execute();
    }
}
