package io.serai.journal.internal.schedule;

import io.serai.api.error.NotFoundException;
import io.serai.api.error.RetryableException;
import io.serai.api.error.SeraiException;
import io.serai.api.execution.Execution;
import io.serai.api.workflow.RunRequest;
import io.serai.spi.schedule.BuiltInTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins what a firing stands for, and writes down what came of it. */
final class Starter {
    private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
    /** After that time without a word, somebody else may try: a hub that died, a start that hangs. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int MAX_BACK_OFF_SECONDS = 60;

    private final ScheduleRepository schedules;
    private final RunRepository runs;
    private final Starts starts;
    private final BuiltIns builtIns;
    private final Endings endings;
    private final Executor workers;
    private final InstantSource clock;
    private final String node;
    private final Runnable changed;

    /** @param changed called when the scheduler has to look again */
    Starter(
            ScheduleRepository schedules,
            RunRepository runs,
            Starts starts,
            BuiltIns builtIns,
            Endings endings,
            Executor workers,
            InstantSource clock,
            String node,
            Runnable changed) {
        this.schedules = schedules;
        this.runs = runs;
        this.starts = starts;
        this.builtIns = builtIns;
        this.endings = endings;
        this.workers = workers;
        this.clock = clock;
        this.node = node;
        this.changed = changed;
    }

    /** @return done when what came of it is written down; never fails. Done at once if somebody else took it up. */
    CompletableFuture<?> start(RunRow run) {
        if (!runs.take(run, node, now().plus(LEASE))) {
            return CompletableFuture.completedFuture(null);
        }
        ScheduleRow schedule = schedules.find(run.scheduleId()).orElse(null);
        if (schedule == null) {
            runs.ended(run.id(), RunRow.REFUSED, "The schedule was removed.", now());
            return CompletableFuture.completedFuture(null);
        }
        return schedule.builtIn() ? task(run, schedule) : workflow(run, schedule);
    }

    private CompletableFuture<?> workflow(RunRow run, ScheduleRow schedule) {
        CompletableFuture<Execution> begun;
        try {
            begun = starts.start(schedule, new RunRequest(schedule.input(), null, run.idempotencyKey(), null))
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            begun = CompletableFuture.failedFuture(e);
        }
        return begun.handle((execution, failure) -> {
            noted(() -> {
                if (failure == null) {
                    begun(run, schedule, execution);
                } else {
                    failed(run, schedule, failure);
                }
            });
            return null;
        });
    }

    private void begun(RunRow run, ScheduleRow schedule, Execution execution) {
        runs.begun(run.id(), execution.id());
        if (execution.status().isFinal()) {
            changed.run();
        } else {
            endings.listen(schedule.tenant(), execution.id());
            changed.run(); // it may have ended between the start and the subscription
        }
    }

    private void failed(RunRow run, ScheduleRow schedule, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof NotFoundException missing
                && missing.code().equals("workflow.not-found")
                && schedule.declared()) {
            LOG.info("Schedule {} goes with its workflow {}", schedule.name(), schedule.workflowId());
            schedules.delete(schedule.id());
        } else if (cause instanceof RetryableException || cause instanceof DataAccessException) {
            runs.postpone(run.id(), now().plus(backOff(run.attempts() + 1)), why);
            changed.run();
        } else {
            if (!(cause instanceof SeraiException)) {
                LOG.warn("Schedule {} cannot begin its workflow", schedule.name(), cause);
            }
            runs.ended(run.id(), RunRow.REFUSED, why, now());
        }
    }

    private static Duration backOff(int attempts) {
        return Duration.ofSeconds(Math.min(MAX_BACK_OFF_SECONDS, 1L << Math.min(attempts - 1, 6)));
    }

    private CompletableFuture<?> task(RunRow run, ScheduleRow schedule) {
        BuiltInTask task = builtIns.find(schedule.task());
        if (task == null) { // another hub may have it
            runs.postpone(run.id(), now().plus(LEASE), "No hub offers this task just now.");
            return CompletableFuture.completedFuture(null);
        }
        if (runs.runs(schedule.id())) {
            runs.ended(run.id(), RunRow.REFUSED, "It still runs since the last time.", now());
            return CompletableFuture.completedFuture(null);
        }
        runs.begun(run.id(), null);
        workers.execute(() -> work(run, task));
        return CompletableFuture.completedFuture(null);
    }

    private void work(RunRow run, BuiltInTask task) {
        String outcome = RunRow.COMPLETED;
        @Nullable String detail;
        try {
            detail = task.run();
        } catch (Exception e) {
            outcome = RunRow.FAILED;
            detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            LOG.warn("The task {} failed: {}", task.name(), detail, e);
        }
        String ended = outcome;
        String words = detail;
        noted(() -> runs.ended(run.id(), ended, words, now()));
        changed.run();
    }

    /** What cannot be written down now is found out later: the firing's lease ends, or its execution's end is seen. */
    private static void noted(Runnable work) {
        try {
            work.run();
        } catch (RetryableException | DataAccessException e) {
            LOG.debug("The store is away; a firing is looked at again later", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
