package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionOrigin;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.journal.PluginPins;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Portion;
import io.serai.journal.internal.record.StepCodec.Store;
import io.serai.store.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Between rows and executions. */
final class ExecutionRow {
    static final List<Field<?>> COLUMNS = List.of(
            ID,
            WORKFLOW_ID,
            WORKFLOW_NAME,
            VERSION,
            PLUGINS,
            STATUS,
            TRIGGER_KIND,
            TRIGGER_NAME,
            TRIGGER_CALLER,
            PRIORITY,
            CREATED_AT,
            STARTED_AT,
            ENDED_AT,
            DURATION_MICROS,
            PARENT_ID,
            PARENT_PATH,
            ORIGIN_ID,
            ORIGIN_KIND,
            QUEUE,
            RETRIES,
            CORRELATION_ID,
            IDEMPOTENCY_KEY,
            ERROR_TYPE,
            ERROR_MESSAGE,
            ERROR_PATH,
            ERROR_NODE,
            ERROR_CLASS);

    private ExecutionRow() {}

    static Execution read(Record row) {
        return of(row, null, null, null);
    }

    static Execution readWhole(Record row, Store payloads, @Nullable BigDecimal cost) {
        byte[] input = row.get(INPUT);
        byte[] result = row.get(RESULT);
        return of(
                row,
                input == null ? null : input(StepCodec.unpack(input, payloads)),
                result == null
                        ? null
                        : Payloads.show(
                                StepCodec.unpack(result, input, payloads).output()),
                cost);
    }

    /** What came in; until journal format 2 it was packed like an output. */
    static @Nullable Object input(Portion portion) {
        return Payloads.show(
                portion.outcomes().isEmpty()
                        ? portion.output()
                        : portion.outcomes().get(0).body());
    }

    private static Execution of(
            Record row, @Nullable Object input, @Nullable Object output, @Nullable BigDecimal cost) {
        Long micros = row.get(DURATION_MICROS);
        Instant created = Times.fromDb(row.get(CREATED_AT));
        return new Execution(
                row.get(ID),
                row.get(WORKFLOW_ID),
                row.get(WORKFLOW_NAME),
                Math.max(0, row.get(VERSION)), // a draft has no number that means anything to people
                PluginPins.parse(row.get(PLUGINS)).versions(),
                ExecutionStatus.valueOf(row.get(STATUS)),
                new Trigger(row.get(TRIGGER_KIND), row.get(TRIGGER_NAME), row.get(TRIGGER_CALLER)),
                row.get(PRIORITY),
                input,
                output,
                error(row),
                created,
                startedAt(row),
                row.get(ENDED_AT) == null ? null : Times.fromDb(row.get(ENDED_AT)),
                micros == null ? null : micros / 1000.0,
                row.get(PARENT_ID),
                row.get(CORRELATION_ID),
                row.get(IDEMPOTENCY_KEY),
                row.get(PARENT_PATH),
                origin(row),
                row.get(QUEUE) == null ? Execution.DEFAULT_QUEUE : row.get(QUEUE),
                row.get(RETRIES) == null ? 1 : row.get(RETRIES) + 1,
                cost);
    }

    private static @Nullable Instant startedAt(Record row) {
        if (row.get(STARTED_AT) != null) {
            return Times.fromDb(row.get(STARTED_AT));
        }
        // no row of an earlier version was ever queued before it began
        boolean begun = !row.get(STATUS).equals(ExecutionStatus.QUEUED.name())
                && !row.get(STATUS).equals(ExecutionStatus.PAUSED.name())
                && !row.get(STATUS).equals(ExecutionStatus.CANCELLED.name());
        return begun ? Times.fromDb(row.get(CREATED_AT)) : null;
    }

    private static @Nullable ExecutionOrigin origin(Record row) {
        String id = row.get(ORIGIN_ID);
        String kind = row.get(ORIGIN_KIND);
        return id == null || kind == null ? null : new ExecutionOrigin(kind, id);
    }

    private static @Nullable ExecutionError error(Record row) {
        String type = row.get(ERROR_TYPE);
        return type == null
                ? null
                : new ExecutionError(
                        type, row.get(ERROR_MESSAGE), row.get(ERROR_PATH), row.get(ERROR_NODE), row.get(ERROR_CLASS));
    }
}
