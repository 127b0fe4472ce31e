package io.serai.journal.internal.write;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.max;

import io.serai.journal.internal.record.Payloads;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.util.List;
import java.util.Map;
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
        Map<String, Integer> portions = sql.select(EXECUTION_ID, max(SEQ))
                .from(JOURNAL)
                .where(EXECUTION_ID.in(
                        notes.stream().map(Noted::execution).distinct().toList()))
                .groupBy(EXECUTION_ID)
                .fetchMap(EXECUTION_ID, max(SEQ));
        BatchBindStep batch = sql.batch(
                sql.insertInto(EVENTS, ID, TENANT, EXECUTION_ID, PORTION, HAPPENED_AT, EVENT_TYPE, PATH, DETAIL)
                        .values((String) null, null, null, null, null, null, null, null));
        for (Noted noted : notes) {
            batch = batch.bind(
                    Ids.next(),
                    noted.tenant(),
                    noted.execution(),
                    portions.getOrDefault(noted.execution(), 0),
                    Times.toDb(noted.note().at()),
                    noted.note().type(),
                    noted.note().path(),
                    Payloads.text(noted.note().data()));
        }
        batch.execute();
    }
}
