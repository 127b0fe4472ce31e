package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Executions;
import io.serai.api.security.CallContext;
import io.serai.journal.ErrorClass;
import io.serai.journal.PluginPins;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Content;
import io.serai.journal.internal.wait.Waits;
import io.serai.journal.internal.write.Note;
import io.serai.journal.internal.write.Notes;
import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Steers executions, in memory and in the store. */
final class Control implements ExecutionControl {
    private static final long PATIENCE_MILLIS = 2_000;

    private final Database database;
    private final Executions executions;
    private final StoredRuns stored;
    private final LiveRuns live;
    private final RunJournal journal;
    private final Resumer resumer;
    private final Waits waits;
    private final Copies copies;
    private final Admission admission;

    Control(
            Database database,
            Executions executions,
            StoredRuns stored,
            LiveRuns live,
            RunJournal journal,
            Resumer resumer,
            Waits waits,
            Copies copies,
            Admission admission) {
        this.database = database;
        this.executions = executions;
        this.stored = stored;
        this.live = live;
        this.journal = journal;
        this.resumer = resumer;
        this.waits = waits;
        this.copies = copies;
        this.admission = admission;
    }

    @Override
    public Execution cancel(String id) {
        Execution execution = executions.get(id);
        if (execution.status().isFinal()) {
            throw new ConflictException(
                    "execution.ended", "The execution has ended already: " + execution.status() + ".");
        }
        String by = CallContext.currentCaller().name();
        cancel(id, new ExecutionError("io.serai.Cancelled", "Cancelled by " + by + ".", null, null));
        return executions.get(id);
    }

    /** Ends an execution that has taken all the time that it may; in memory, where all that hear of its end are told. */
    void late(String id) {
        Run run = live.find(id);
        if (run == null) {
            resumer.resume(id, () -> late(id));
            return;
        }
        ExecutionError reason = new ExecutionError(
                "io.serai.TimedOut",
                "The execution took longer than its workflow allows.",
                null,
                null,
                ErrorClass.TIMEOUT.word());
        if (journal.stop(run, ExecutionStatus.FAILED, reason)) {
            abandon(id);
        }
    }

    private void cancel(String id, ExecutionError reason) {
        Run run = live.find(id);
        if (run != null && journal.stop(run, ExecutionStatus.CANCELLED, reason)) {
            rest(run);
        } else {
            int changed = database.transact(sql -> sql.update(EXECUTIONS)
                    .set(STATUS, ExecutionStatus.CANCELLED.name())
                    .set(ENDED_AT, Times.toDb(Instant.now()))
                    .set(ERROR_TYPE, reason.type())
                    .set(ERROR_MESSAGE, reason.message())
                    .set(ERROR_CLASS, reason.errorClass())
                    .where(ID.eq(id))
                    .and(ENDED_AT.isNull())
                    .execute());
            if (changed == 1) {
                count(id);
                journal.cancelled(id, reason);
            }
            Run late = live.find(id); // it came into memory in this moment
            if (late != null && journal.stop(late, ExecutionStatus.CANCELLED, reason)) {
                rest(late);
            }
        }
        abandon(id);
    }

    private void count(String id) {
        var row = database.read(sql -> sql.select(WORKFLOW_NAME, CREATED_AT, ENDED_AT)
                .from(EXECUTIONS)
                .where(ID.eq(id))
                .fetchOne());
        if (row != null) {
            long micros = ChronoUnit.MICROS.between(row.get(CREATED_AT), row.get(ENDED_AT));
            journal.countCancelled(row.get(WORKFLOW_NAME), micros);
        }
    }

    /** What it waits for has nobody to answer any more. */
    private void abandon(String id) {
        waits.drop(id);
        stored.unfinishedChildren(id)
                .forEach(child ->
                        cancel(child, new ExecutionError("io.serai.Cancelled", "Its parent has ended.", null, null)));
    }

    @Override
    public Execution pause(String id) {
        Execution execution = executions.get(id);
        if (!pause(id, tenant(), asked("execution.pause-requested", Map.of()))) {
            throw new ConflictException(
                    "execution.not-running", "The execution does not run: " + execution.status() + ".");
        }
        Run leaving = live.find(id);
        if (leaving != null) {
            rest(leaving);
        }
        return executions.get(id);
    }

    /**
     * Lets an execution stop before its next step; false if it neither runs nor waits.
     *
     * @param asked what its history says of that
     */
    boolean pause(String id, String tenant, Note asked) {
        Run run = live.find(id);
        if (run != null && run.pause()) {
            database.transact(sql -> {
                Notes.add(sql, tenant, id, asked);
                return Boolean.TRUE;
            });
            return true;
        }
        Condition rests = STATUS.in(ExecutionStatus.WAITING.name(), ExecutionStatus.QUEUED.name());
        // interrupted, and not in memory since it lacks a plugin
        Condition lacks = STATUS.eq(ExecutionStatus.RUNNING.name());
        int changed = database.transact(sql -> {
            int rows = sql.update(EXECUTIONS)
                    .set(STATUS, ExecutionStatus.PAUSED.name())
                    .where(ID.eq(id))
                    .and(run == null ? rests.or(lacks) : rests)
                    .execute();
            if (rows == 1) {
                Notes.add(sql, tenant, id, asked);
                Notes.add(sql, tenant, id, new Note("execution.paused"));
            }
            return rows;
        });
        if (changed == 0) {
            return false;
        }
        admission.leaves(id, ExecutionStatus.PAUSED);
        Run late = live.find(id); // it came into memory in this moment
        if (late != null) {
            late.pause();
        }
        return true;
    }

    @Override
    public Execution resume(String id) {
        return resume(id, asked(DebugNotes.RESUME, Map.of()));
    }

    @Override
    public Execution resume(String id, boolean step, @Nullable List<String> breakpoints) {
        executions.get(id);
        if (database.read(sql -> DebugNotes.read(sql, id)) == null) {
            throw new ConflictException(
                    "execution.not-debugged",
                    "Only an execution of a draft that was begun with breakpoints or stepByStep goes on step by step.");
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("step", step);
        if (breakpoints != null) {
            data.put("breakpoints", breakpoints);
        }
        return resume(id, asked(DebugNotes.RESUME, data));
    }

    private Execution resume(String id, Note asked) {
        Execution execution = executions.get(id);
        if (execution.status() == ExecutionStatus.PAUSED) {
            requirePlugins(execution);
        }
        int changed = database.transact(sql -> {
            int rows = sql.update(EXECUTIONS)
                    .set(
                            STATUS,
                            when(STARTED_AT.isNull(), inline(ExecutionStatus.QUEUED.name()))
                                    .otherwise(inline(ExecutionStatus.WAITING.name())))
                    .where(ID.eq(id))
                    .and(STATUS.eq(ExecutionStatus.PAUSED.name()))
                    .execute();
            if (rows == 1) {
                Notes.add(sql, tenant(), id, asked);
            }
            return rows;
        });
        if (changed == 0) {
            throw new ConflictException(
                    "execution.not-paused", "The execution is not paused: " + execution.status() + ".");
        }
        goOn(id);
        return executions.get(id);
    }

    @Override
    public Execution retry(String id, @Nullable String from) {
        Execution execution = executions.get(id);
        if (execution.status() != ExecutionStatus.FAILED && execution.status() != ExecutionStatus.CANCELLED) {
            throw new ConflictException(
                    "execution.not-failed",
                    "Only a failed or cancelled execution can be retried; this one is " + execution.status() + ".");
        }
        StoredRun run = stored.find(id);
        if (run == null) {
            throw new ConflictException(
                    "execution.not-resumable", "The execution is from before executions could be retried.");
        }
        if (run.outcomes().containsKey(Marks.UNRECORDED)) {
            throw new ConflictException(
                    "execution.not-recorded",
                    "What the execution did before it failed was not kept (capture: none), so it would all be done again;"
                            + " run it once more as a new execution.");
        }
        requirePlugins(execution);
        List<String> forgotten = forgotten(run, from, execution.error());
        byte[] forget = StepCodec.pack(new Content(List.of(), List.of(Run.retried(Instant.now())), forgotten, null))
                .entries();
        database.transact(sql -> {
            byte[] result = sql.select(RESULT).from(EXECUTIONS).where(ID.eq(id)).fetchOne(RESULT);
            int changed = sql.update(EXECUTIONS)
                    .set(STATUS, ExecutionStatus.QUEUED.name())
                    .setNull(ENDED_AT)
                    .setNull(DURATION_MICROS)
                    .setNull(ERROR_TYPE)
                    .setNull(ERROR_MESSAGE)
                    .setNull(ERROR_PATH)
                    .setNull(ERROR_NODE)
                    .setNull(ERROR_CLASS)
                    .setNull(RESULT)
                    .setNull(DISCARDED_AT)
                    .set(RETRIES, coalesce(RETRIES, 0).add(1))
                    .where(ID.eq(id))
                    .and(STATUS.eq(execution.status().name()))
                    .execute();
            if (changed == 0) {
                throw new ConflictException("execution.not-failed", "Somebody retried the execution already.");
            }
            int seq = run.lastPortion();
            if (result != null) {
                sql.insertInto(JOURNAL, EXECUTION_ID, SEQ, TENANT, ENTRIES)
                        .values(id, ++seq, run.tenant(), result)
                        .execute();
            }
            sql.insertInto(JOURNAL, EXECUTION_ID, SEQ, TENANT, ENTRIES)
                    .values(id, ++seq, run.tenant(), forget)
                    .execute();
            Notes.add(sql, run.tenant(), id, ending(execution));
            Notes.add(
                    sql,
                    run.tenant(),
                    id,
                    asked(
                            "execution.retry-requested",
                            from == null
                                    ? Map.of("forgotten", forgotten)
                                    : Map.of("from", from, "forgotten", forgotten)));
            List<String> gone = sql.select(PATH).from(WAITS).where(EXECUTION_ID.eq(id)).fetch(PATH).stream()
                    .filter(path ->
                            forgotten.contains(path) || forgotten.stream().anyMatch(step -> Marks.belongs(path, step)))
                    .toList();
            sql.deleteFrom(WAITS)
                    .where(EXECUTION_ID.eq(id))
                    .and(VERDICT.eq("cancelled").or(PATH.eq(Marks.DEADLINE)).or(PATH.in(gone)))
                    .execute();
            return Boolean.TRUE;
        });
        // a step that waits for another execution begins none anew: that one has to go on, too
        stored.failedChildren(id, forgotten).forEach(child -> retry(child, null));
        goOn(id);
        return executions.get(id);
    }

    /** It would wait for them, and nobody would know why. */
    private void requirePlugins(Execution execution) {
        PluginPins plugins = PluginPins.of(execution.plugins());
        if (!resumer.has(plugins)) {
            throw Replayer.missing(plugins);
        }
    }

    /** Its last pass may be in memory still, though what it came to can be read already. */
    private void goOn(String id) {
        resumer.resume(id, () -> {
            Run leaving = live.find(id);
            if (leaving == null) {
                goOn(id);
            } else {
                leaving.ended.whenComplete((outcome, failure) -> resumer.resume(id));
            }
        });
    }

    /** What somebody asks for, with who it is. */
    private static Note asked(String type, Map<String, ?> data) {
        Map<String, Object> all = new LinkedHashMap<>(data);
        all.put("by", CallContext.currentCaller().name());
        return new Note(type, null, all);
    }

    /** How it ended, which its row will not say any more. */
    private static Note ending(Execution execution) {
        return History.ending(
                execution.status(),
                execution.endedAt() == null ? Instant.now() : execution.endedAt(),
                execution.durationMillis(),
                execution.error());
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }

    /**
     * The outcomes that do not count any more: from a step on, in the order in which they were recorded; or, by default,
     * the failures from the one on that ended the execution.
     */
    private static List<String> forgotten(StoredRun run, @Nullable String from, @Nullable ExecutionError error) {
        List<String> forgotten = new ArrayList<>();
        String start = from != null ? from : error == null ? null : error.path();
        boolean known = from == null
                || run.steps().stream().anyMatch(step -> step.step().path().equals(from));
        if (!known) {
            throw new InvalidInputException(
                    "execution.no-such-step", "The execution has no step " + from + "; see its steps for their paths.");
        }
        boolean reached = false;
        for (Outcome outcome : run.outcomes().values()) {
            reached |= start == null || outcome.path().equals(start) || Replayer.isBelow(outcome.path(), start);
            if (reached && (from != null || outcome.failure() != null)) {
                forgotten.add(outcome.path());
            }
        }
        List<String> results = List.copyOf(forgotten);
        run.outcomes().keySet().stream()
                .filter(path -> results.stream().anyMatch(result -> Marks.belongs(path, result)))
                .filter(path -> !results.contains(path))
                .forEach(forgotten::add);
        Sagas.undone(run.outcomes().values(), results).stream()
                .filter(path -> !forgotten.contains(path))
                .forEach(forgotten::add);
        return forgotten;
    }

    @Override
    public Execution rerun(String id, @Nullable Object input) {
        executions.get(id);
        StoredRun run = stored.find(id);
        if (run == null) {
            throw new ConflictException(
                    "execution.not-resumable", "The execution is from before executions could be run again.");
        }
        CompletableFuture<String> accepted = copies.rerun(run, input);
        try {
            return executions.get(accepted.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new UnavailableException("store.unavailable", "The new execution could not be stored.", 1);
        }
    }

    /** Waits a moment for a pass to leave memory, so that the reply shows what was asked for; long steps take longer. */
    private static void rest(Run run) {
        try {
            run.ended
                    .copy()
                    .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .handle((outcome, failure) -> outcome)
                    .join();
        } catch (CompletionException e) {
            return;
        }
    }
}
