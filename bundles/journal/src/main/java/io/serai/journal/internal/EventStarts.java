package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.api.execution.Trigger;
import io.serai.journal.internal.event.EventOutbox;
import io.serai.journal.internal.event.EventOutbox.Begun;
import io.serai.journal.internal.event.OutboxRow;
import io.serai.journal.internal.event.OutboxRow.Kind;
import io.serai.journal.internal.record.Payloads;
import io.serai.store.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Begins executions for rows of the outbox, linked to the execution that the event comes from. */
final class EventStarts implements EventOutbox.Starter {
    private static final Set<String> BEGUN_BY = Set.of("event", "recovery");
    private static final int MOST_PARENTS = 100;

    private final Database database;
    private final StoredRuns stored;
    private final Copies copies;

    EventStarts(Database database, StoredRuns stored, Copies copies) {
        this.database = database;
        this.stored = stored;
        this.copies = copies;
    }

    private @Nullable Record row(@Nullable String execution) {
        return execution == null
                ? null
                : database.read(
                        sql -> sql.select(PARENT_ID, TRIGGER_KIND, TRIGGER_CALLER, CORRELATION_ID, WORKFLOW_NAME)
                                .from(EXECUTIONS)
                                .where(ID.eq(execution))
                                .fetchOne());
    }

    @Override
    public int inARow(String execution, int most) {
        int found = 0;
        Record row = row(execution);
        for (int up = 0; row != null && found < most && up < MOST_PARENTS; up++) {
            if (BEGUN_BY.contains(row.get(TRIGGER_KIND))) {
                found++;
            }
            row = row(row.get(PARENT_ID));
        }
        return found;
    }

    @Override
    public @Nullable Begun begin(OutboxRow row) {
        Record source = row(row.source());
        String caller = source == null ? null : source.get(TRIGGER_CALLER);
        String correlation = source == null ? null : source.get(CORRELATION_ID);
        if (row.kind() == Kind.EVENT) {
            return copies.begin(
                    row, new Trigger("event", row.type(), caller), correlation, Payloads.tree(row.content()));
        }
        String name = source == null ? row.type() : source.get(WORKFLOW_NAME);
        return copies.begin(row, new Trigger("recovery", name, caller), correlation, failure(row));
    }

    /** What failed, with what it had begun with. */
    private Map<String, Object> failure(OutboxRow row) {
        Map<String, Object> failure = new LinkedHashMap<>();
        if (Payloads.tree(row.content()) instanceof Map<?, ?> facts) {
            facts.forEach((name, value) -> failure.put(String.valueOf(name), value));
        }
        Object input = row.source() == null ? null : stored.input(row.source());
        if (input != null) {
            failure.put("input", input);
        }
        return failure;
    }
}
