package io.serai.journal.internal.write;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.coalesce;

import io.serai.api.budget.Charge;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.internal.event.OutboxTable;
import io.serai.journal.internal.record.StepCodec.Packed;
import io.serai.journal.internal.record.StepCodec.Stored;
import io.serai.journal.internal.wait.WaitRow;
import io.serai.store.Times;
import io.serai.store.account.Ledger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Puts writes into statements, one batch a kind. */
final class WriteBatch {
    private static final int MAX_MESSAGE = 2000;

    private final String owner;

    WriteBatch(String owner) {
        this.owner = owner;
    }

    void apply(DSLContext sql, List<Write> writes) {
        BatchBindStep opens = null;
        BatchBindStep portions = null;
        BatchBindStep statuses = null;
        BatchBindStep ends = null;
        BatchBindStep waits = null;
        BatchBindStep payloads = null;
        List<Notes.Noted> notes = new ArrayList<>();
        List<Charge> charges = new ArrayList<>();
        List<String> releases = new ArrayList<>();
        for (Write write : writes) {
            if (write instanceof Write.Open open) {
                opens = bind(opens == null ? openStatement(sql) : opens, open);
                payloads = store(sql, payloads, open.id(), open.version().tenant(), open.input());
                if (open.note() != null) {
                    notes.add(new Notes.Noted(open.version().tenant(), open.id(), open.note()));
                }
            } else if (write instanceof Write.Portion portion) {
                Packed packed = portion.packed();
                if (packed != null) {
                    portions = (portions == null ? portionStatement(sql) : portions)
                            .bind(portion.id(), portion.seq(), portion.tenant(), packed.entries());
                    payloads = store(sql, payloads, portion.id(), portion.tenant(), packed);
                }
                for (WaitRow wait : portion.waits()) {
                    waits = bind(waits == null ? waitStatement(sql) : waits, wait);
                }
                charges.addAll(portion.charges());
                if (portion.status() != null) {
                    statuses = (statuses == null ? statusStatement(sql) : statuses)
                            .bind(
                                    portion.status().name(),
                                    owner,
                                    portion.status() == ExecutionStatus.RUNNING ? Times.toDb(Instant.now()) : null,
                                    portion.id());
                }
                if (portion.note() != null) {
                    notes.add(new Notes.Noted(portion.tenant(), portion.id(), portion.note()));
                }
            } else if (write instanceof Write.End end) {
                ends = bind(ends == null ? endStatement(sql) : ends, end);
                payloads = store(sql, payloads, end.id(), end.tenant(), end.result());
                charges.addAll(end.charges());
                if (end.releases()) {
                    releases.add(end.id());
                }
            }
        }
        // an execution may open, wait and end in one group
        execute(opens);
        execute(payloads);
        execute(portions);
        execute(waits);
        execute(statuses);
        execute(ends);
        Notes.add(sql, notes);
        for (Write write : writes) {
            if (write instanceof Write.End end && !end.outbox().isEmpty()) {
                OutboxTable.insert(sql, end.outbox());
            }
        }
        // last, so that other transactions wait for the sums of budgets as shortly as can be
        Ledger.charge(sql, charges);
        releases.forEach(execution -> Ledger.releaseAll(sql, execution));
    }

    private static @Nullable BatchBindStep store(
            DSLContext sql, @Nullable BatchBindStep batch, String execution, String tenant, Packed packed) {
        BatchBindStep all = batch;
        for (Stored stored : packed.stored()) {
            all = (all == null
                            ? sql.batch(sql.insertInto(PAYLOADS, ID, TENANT, EXECUTION_ID, CONTENT)
                                    .values((String) null, null, null, null))
                            : all)
                    .bind(stored.id(), tenant, execution, stored.data());
        }
        return all;
    }

    private static BatchBindStep waitStatement(DSLContext sql) {
        return sql.batch(sql.insertInto(
                        WAITS,
                        ID,
                        TENANT,
                        EXECUTION_ID,
                        PATH,
                        KIND,
                        SUBJECT,
                        STATE,
                        DUE_AT,
                        ATTRIBUTES,
                        BODY,
                        CREATED_AT)
                .values((String) null, null, null, null, null, null, null, null, null, null, null));
    }

    private static BatchBindStep bind(BatchBindStep batch, WaitRow wait) {
        return batch.bind(
                wait.id(),
                wait.tenant(),
                wait.execution(),
                wait.path(),
                wait.kind().name(),
                cut(wait.subject(), 300),
                "OPEN",
                wait.dueAt() == null ? null : Times.toDb(wait.dueAt()),
                wait.attributes(),
                wait.body(),
                Times.toDb(wait.createdAt()));
    }

    /** An execution that was cancelled meanwhile stays cancelled. */
    private static BatchBindStep statusStatement(DSLContext sql) {
        return sql.batch(sql.update(EXECUTIONS)
                .set(STATUS, (String) null)
                .set(OWNER, (String) null)
                .set(STARTED_AT, coalesce(STARTED_AT, (LocalDateTime) null))
                .where(ID.eq((String) null))
                .and(ENDED_AT.isNull()));
    }

    private static void execute(@Nullable BatchBindStep batch) {
        if (batch != null) {
            batch.execute();
        }
    }

    private static BatchBindStep openStatement(DSLContext sql) {
        return sql.batch(sql.insertInto(
                        EXECUTIONS,
                        ID,
                        TENANT,
                        WORKFLOW_ID,
                        WORKFLOW_NAME,
                        VERSION,
                        PLUGINS,
                        STATUS,
                        TRIGGER_KIND,
                        TRIGGER_NAME,
                        TRIGGER_CALLER,
                        PRIORITY,
                        OWNER,
                        CREATED_AT,
                        STARTED_AT,
                        PARENT_ID,
                        PARENT_PATH,
                        ORIGIN_ID,
                        ORIGIN_KIND,
                        QUEUE,
                        ENTRY_ROUTE,
                        CORRELATION_ID,
                        IDEMPOTENCY_KEY,
                        INPUT)
                .values(
                        (String) null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private BatchBindStep bind(BatchBindStep batch, Write.Open open) {
        return batch.bind(
                open.id(),
                open.version().tenant(),
                open.version().workflow(),
                open.version().name(),
                open.version().version(),
                open.version().plugins().text(),
                open.status().name(),
                cut(open.trigger().kind(), 40),
                cut(open.trigger().name(), 300),
                cut(open.trigger().caller(), 200),
                open.priority(),
                owner,
                Times.toDb(open.createdAt()),
                open.status() == ExecutionStatus.QUEUED ? null : Times.toDb(open.createdAt()),
                open.origin().parent(),
                open.origin().parentPath(),
                open.origin().of(),
                open.origin().kind(),
                open.queue(),
                open.entry(),
                cut(open.correlationId(), 200),
                open.idempotencyKey(),
                open.input().entries());
    }

    private static BatchBindStep portionStatement(DSLContext sql) {
        return sql.batch(
                sql.insertInto(JOURNAL, EXECUTION_ID, SEQ, TENANT, ENTRIES).values((String) null, null, null, null));
    }

    private static BatchBindStep endStatement(DSLContext sql) {
        return sql.batch(sql.update(EXECUTIONS)
                .set(STATUS, (String) null)
                .set(ENDED_AT, (LocalDateTime) null)
                .set(DURATION_MICROS, (Long) null)
                .set(ERROR_TYPE, (String) null)
                .set(ERROR_MESSAGE, (String) null)
                .set(ERROR_PATH, (String) null)
                .set(ERROR_NODE, (String) null)
                .set(ERROR_CLASS, (String) null)
                .set(RESULT, (byte[]) null)
                .where(ID.eq((String) null)));
    }

    private static BatchBindStep bind(BatchBindStep batch, Write.End end) {
        ExecutionError error = end.error();
        return batch.bind(
                end.status().name(),
                Times.toDb(end.endedAt()),
                end.durationMicros(),
                error == null ? null : cut(error.type(), 300),
                error == null ? null : cut(error.message(), MAX_MESSAGE),
                error == null ? null : cut(error.path(), 1000),
                error == null ? null : cut(error.node(), 200),
                error == null ? null : error.errorClass(),
                end.result().entries(),
                end.id());
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
