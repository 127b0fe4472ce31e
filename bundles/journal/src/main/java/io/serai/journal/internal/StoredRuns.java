package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Wait;
import io.serai.journal.DeployedVersion;
import io.serai.journal.PluginPins;
import io.serai.journal.internal.event.Happening;
import io.serai.journal.internal.queue.QueueGate.Entrant;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.NumberedStep;
import io.serai.journal.internal.record.StepCodec.Portion;
import io.serai.journal.internal.record.StepCodec.Store;
import io.serai.journal.internal.write.Write.Origin;
import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads what an execution needs to go on. Knows no tenant: the hub itself asks. */
final class StoredRuns {
    private final Database database;
    private final Store payloads;

    StoredRuns(Database database, Store payloads) {
        this.database = database;
        this.payloads = payloads;
    }

    /**
     * An execution with its journal.
     *
     * @param plugins those that it is pinned to
     * @param outcomes by path, those that count
     */
    record StoredRun(
            String id,
            String tenant,
            String workflow,
            int version,
            PluginPins plugins,
            ExecutionStatus status,
            Trigger trigger,
            int priority,
            Instant createdAt,
            Origin origin,
            @Nullable String correlationId,
            @Nullable String idempotencyKey,
            String entry,
            Outcome input,
            byte[] storedInput,
            Map<String, Outcome> outcomes,
            List<NumberedStep> steps,
            Map<String, Decision> decided,
            Set<String> waiting,
            int lastPortion,
            String queue,
            boolean begun,
            @Nullable Debugger debugger) {

        /** The same with other outcomes, and perhaps another input. */
        StoredRun with(Outcome begin, Map<String, Outcome> others) {
            return new StoredRun(
                    id,
                    tenant,
                    workflow,
                    version,
                    plugins,
                    status,
                    trigger,
                    priority,
                    createdAt,
                    origin,
                    correlationId,
                    idempotencyKey,
                    entry,
                    begin,
                    storedInput,
                    others,
                    steps,
                    decided,
                    waiting,
                    lastPortion,
                    queue,
                    begun,
                    debugger);
        }

        /** As a crash would leave it that had these outcomes written. */
        StoredRun leftWith(Map<String, Outcome> kept, int portions) {
            return new StoredRun(
                    id,
                    tenant,
                    workflow,
                    version,
                    plugins,
                    ExecutionStatus.RUNNING,
                    trigger,
                    priority,
                    createdAt,
                    origin,
                    correlationId,
                    idempotencyKey,
                    entry,
                    input,
                    storedInput,
                    kept,
                    List.of(),
                    Map.of(),
                    Set.of(),
                    portions,
                    queue,
                    true,
                    null);
        }

        /** What it is to its queue: an execution that was interrupted, or has waited, goes before new ones. */
        Entrant entrant() {
            return new Entrant(tenant, queue, id, priority, goesOn(status));
        }

        /** The execution in memory, about to begin a pass. */
        Run run(DeployedVersion deployed, Run.Passes passes) {
            Run run =
                    new Run(id, deployed, trigger, priority, correlationId, idempotencyKey, origin, createdAt, passes);
            run.effects.load(outcomes.values());
            run.lines.load(steps);
            run.parking.load(decided, waiting);
            run.began(storedInput);
            run.continueAfter(lastPortion);
            run.debug(debugger);
            return run;
        }
    }

    /** Null if there is no such execution, or it is from before executions could go on. */
    @Nullable
    StoredRun find(String id) {
        return database.read(sql -> {
            Record row = sql.select(ExecutionRow.COLUMNS)
                    .select(TENANT, ENTRY_ROUTE, INPUT, RESULT)
                    .from(EXECUTIONS)
                    .where(ID.eq(id))
                    .fetchOne();
            if (row == null || row.get(ENTRY_ROUTE) == null || row.get(INPUT) == null) {
                return null;
            }
            List<Portion> portions = new ArrayList<>();
            int last = 0;
            for (Record portion : sql.select(SEQ, ENTRIES)
                    .from(JOURNAL)
                    .where(EXECUTION_ID.eq(id))
                    .orderBy(SEQ)
                    .fetch()) {
                last = portion.get(SEQ);
                portions.add(StepCodec.unpack(portion.get(ENTRIES), row.get(INPUT), payloads));
            }
            if (row.get(RESULT) != null) {
                portions.add(StepCodec.unpack(row.get(RESULT), row.get(INPUT), payloads));
            }
            Map<String, Decision> decided = new HashMap<>();
            Set<String> waiting = new HashSet<>();
            for (Record wait : sql.select(PATH, STATE, VERDICT, DECIDED_BY, REMARK, DECISION_DATA, DECIDED_AT)
                    .from(WAITS)
                    .where(EXECUTION_ID.eq(id))
                    .fetch()) {
                if (wait.get(STATE).equals("OPEN")) {
                    waiting.add(wait.get(PATH));
                } else {
                    decided.put(wait.get(PATH), decision(wait));
                }
            }
            // only drafts are debugged
            Debugger debugger = row.get(VERSION) < 0 ? DebugNotes.read(sql, id) : null;
            return run(row, portions, decided, waiting, last, debugger);
        });
    }

    static Decision decision(Record wait) {
        String data = wait.get(DECISION_DATA);
        return new Decision(
                wait.get(VERDICT),
                wait.get(DECIDED_BY),
                wait.get(REMARK),
                data == null ? null : Payloads.tree(data),
                Times.fromDb(wait.get(DECIDED_AT)));
    }

    private StoredRun run(
            Record row,
            List<Portion> portions,
            Map<String, Decision> decided,
            Set<String> waiting,
            int lastPortion,
            @Nullable Debugger debugger) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Map<Integer, NumberedStep> steps = new LinkedHashMap<>();
        for (Portion portion : portions) {
            portion.forgotten().forEach(outcomes::remove);
            portion.outcomes().forEach(outcome -> outcomes.put(outcome.path(), outcome));
            portion.steps().forEach(step -> steps.put(step.number(), step));
        }
        return new StoredRun(
                row.get(ID),
                row.get(TENANT),
                row.get(WORKFLOW_ID),
                row.get(VERSION),
                PluginPins.parse(row.get(PLUGINS)),
                ExecutionStatus.valueOf(row.get(STATUS)),
                new Trigger(row.get(TRIGGER_KIND), row.get(TRIGGER_NAME), row.get(TRIGGER_CALLER)),
                row.get(PRIORITY),
                Times.fromDb(row.get(CREATED_AT)),
                new Origin(row.get(PARENT_ID), row.get(PARENT_PATH), row.get(ORIGIN_ID), row.get(ORIGIN_KIND)),
                row.get(CORRELATION_ID),
                row.get(IDEMPOTENCY_KEY),
                row.get(ENTRY_ROUTE),
                StepCodec.unpack(row.get(INPUT), payloads).outcomes().get(0),
                row.get(INPUT),
                outcomes,
                new ArrayList<>(steps.values()),
                decided,
                waiting,
                lastPortion,
                queue(row.get(QUEUE)),
                row.get(STARTED_AT) != null,
                debugger);
    }

    private static boolean goesOn(ExecutionStatus status) {
        return status == ExecutionStatus.RUNNING || status == ExecutionStatus.WAITING;
    }

    private static String queue(@Nullable String stored) {
        return stored == null ? Execution.DEFAULT_QUEUE : stored;
    }

    /** Whether somebody has changed its status meanwhile. */
    boolean isStill(String id, ExecutionStatus status) {
        return status.name()
                .equals(database.read(sql ->
                        sql.select(STATUS).from(EXECUTIONS).where(ID.eq(id)).fetchOne(STATUS)));
    }

    /** What this hub was running or kept in queues when it stopped. */
    List<Entrant> interrupted(String owner) {
        return owned(owner, STATUS.in(ExecutionStatus.RUNNING.name(), ExecutionStatus.QUEUED.name()));
    }

    /** What this hub let wait, for nothing any more. Looks at each that waits, so there may be much to look at. */
    List<Entrant> forgotten(String owner) {
        Condition waits = EXECUTION_ID
                .eq(field("executions.id", String.class))
                .and(STATE.eq("OPEN"))
                .and(KIND.ne(Wait.Kind.DEADLINE.name()));
        return owned(
                owner,
                STATUS.eq(ExecutionStatus.WAITING.name())
                        .andNotExists(selectOne().from(WAITS).where(waits)));
    }

    private List<Entrant> owned(String owner, Condition which) {
        return database.read(sql -> sql.select(ID, TENANT, QUEUE, PRIORITY, STATUS)
                .from(EXECUTIONS)
                .where(which)
                .and(OWNER.eq(owner))
                .orderBy(ID)
                .fetch(row -> new Entrant(
                        row.value2(),
                        queue(row.value3()),
                        row.value1(),
                        row.value4(),
                        goesOn(ExecutionStatus.valueOf(row.value5())))));
    }

    /** Executions that a step of this one waits for. */
    List<String> unfinishedChildren(String id) {
        return database.read(sql -> sql.select(ID)
                .from(EXECUTIONS)
                .where(PARENT_ID.eq(id))
                .and(PARENT_PATH.isNotNull())
                .and(ENDED_AT.isNull())
                .fetch(ID));
    }

    /** Executions for which those steps of this one waited, and that failed or were cancelled. */
    List<String> failedChildren(String id, Collection<String> paths) {
        return database.read(sql -> sql.select(ID)
                .from(EXECUTIONS)
                .where(PARENT_ID.eq(id))
                .and(PARENT_PATH.in(paths))
                .and(STATUS.in(ExecutionStatus.FAILED.name(), ExecutionStatus.CANCELLED.name()))
                .fetch(ID));
    }

    /** That an execution was cancelled, as an event. */
    @Nullable
    Happening cancelled(String id, String why) {
        Record row = database.read(sql -> sql.select(TENANT, WORKFLOW_ID, WORKFLOW_NAME, TRIGGER_KIND, CORRELATION_ID)
                .from(EXECUTIONS)
                .where(ID.eq(id))
                .fetchOne());
        return row == null
                ? null
                : new Happening(
                        Ids.next(),
                        row.get(TENANT),
                        "execution.cancelled",
                        null,
                        row.get(CORRELATION_ID),
                        id,
                        Times.now(),
                        Map.of(
                                "execution", id,
                                "workflow", row.get(WORKFLOW_ID),
                                "workflowName", row.get(WORKFLOW_NAME),
                                "status", ExecutionStatus.CANCELLED.name(),
                                "trigger", row.get(TRIGGER_KIND),
                                "error", why));
    }

    /** What an execution began with, as a JSON tree; null if it is not there or was nothing. */
    @Nullable
    Object input(String id) {
        byte[] input = database.read(
                sql -> sql.select(INPUT).from(EXECUTIONS).where(ID.eq(id)).fetchOne(INPUT));
        return input == null ? null : ExecutionRow.input(StepCodec.unpack(input, payloads));
    }

    /** How an execution ended that somebody waits for; null if it has not. */
    @Nullable
    Ended ended(String id) {
        return database.read(sql -> {
            Record row = sql.select(STATUS, ERROR_MESSAGE, INPUT, RESULT)
                    .from(EXECUTIONS)
                    .where(ID.eq(id))
                    .and(ENDED_AT.isNotNull())
                    .fetchOne();
            return row == null
                    ? null
                    : new Ended(
                            ExecutionStatus.valueOf(row.get(STATUS)),
                            row.get(RESULT) == null
                                    ? null
                                    : Payloads.show(StepCodec.unpack(row.get(RESULT), row.get(INPUT), payloads)
                                            .output()),
                            row.get(ERROR_MESSAGE));
        });
    }

    /** The end of an execution. */
    record Ended(
            ExecutionStatus status,
            @Nullable Object output,
            @Nullable String error) {}
}
