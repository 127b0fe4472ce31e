package io.serai.journal.internal;

import io.serai.api.error.UnavailableException;
import io.serai.api.execution.ExecutionOrigin;
import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.journal.RunHandle;
import io.serai.journal.RunOutcome;
import io.serai.journal.RunSpec;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.write.Note;
import io.serai.journal.internal.write.Write.Origin;
import io.serai.store.Ids;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Route;

/** Takes new executions, refuses them, or lets them stand in line; those it takes are durable before they run. */
final class Beginnings {
    private static final Set<String> ASKED = Set.of("hook", "platform-http", "servlet", "rest");

    private final RunWrites writes;
    private final LiveRuns live;
    private final RunEvents events;
    private final StoredExecutions stored;
    private final Runners runners;
    private final Admission admission;
    private final Pressure pressure;
    private final Run.Passes passes;
    private final Pass pass;

    /** Lets an execution in memory run. */
    interface Pass {
        void enter(Run run, Route route, Exchange exchange);
    }

    Beginnings(
            RunWrites writes,
            LiveRuns live,
            RunEvents events,
            StoredExecutions stored,
            Runners runners,
            Admission admission,
            Pressure pressure,
            Run.Passes passes,
            Pass pass) {
        this.writes = writes;
        this.live = live;
        this.events = events;
        this.stored = stored;
        this.runners = runners;
        this.admission = admission;
        this.pressure = pressure;
        this.passes = passes;
        this.pass = pass;
    }

    RunHandle start(RunSpec spec) {
        Run run = new Run(
                Ids.next(),
                spec.version(),
                spec.trigger(),
                spec.priority(),
                spec.correlationId(),
                spec.idempotencyKey(),
                origin(spec),
                Instant.now(),
                passes);
        if (spec.debugging() != null) {
            run.debug(new Debugger(spec.debugging(), null));
        }
        if (spec.parent() != null) {
            live.add(run); // its parent was admitted: no load is shed in mid-run
        } else if (isAsked(spec) && pressure.isTooHigh() || !live.admit(run)) {
            return refuse(
                    run,
                    new UnavailableException(
                            "hub.overloaded", "The hub runs as many executions as it may; try again in a moment.", 1));
        }
        boolean begins = admission.enter(run);
        if (begins && keepsNothing(spec)) {
            return unrecorded(run, spec);
        }
        ExecutionStatus status = begins ? ExecutionStatus.RUNNING : ExecutionStatus.QUEUED;
        open(run, spec, status).whenComplete((id, failure) -> {
            if (failure != null) {
                live.leaves(run);
                refuse(run, failure);
            } else if (!id.equals(run.id)) {
                live.leaves(run);
                run.accepted.complete(id);
                joinEarlier(run, id);
            } else if (!begins) {
                queue(run);
            } else {
                run.accepted.complete(id);
                events.started(run);
                // this may be the caller's thread, if the writer was faster; it has other things to do
                runners.runHere(() -> pass.enter(run, spec.route(), spec.exchange()));
            }
        });
        return new RunHandle(run.accepted, run.ended);
    }

    /** By somebody who can be told to come again. */
    private static boolean isAsked(RunSpec spec) {
        return ASKED.contains(spec.trigger().kind());
    }

    /** What is begun with a key, by another execution or step by step is asked for later. */
    private static boolean keepsNothing(RunSpec spec) {
        return spec.version().capture() == Capture.NONE
                && spec.idempotencyKey() == null
                && spec.parent() == null
                && spec.origin() == null
                && spec.debugging() == null;
    }

    /** It is accepted when it has ended: before, nobody could find it. */
    private RunHandle unrecorded(Run run, RunSpec spec) {
        try {
            run.keepNothing(beginning(spec));
        } catch (RuntimeException e) {
            live.leaves(run);
            return refuse(run, e);
        }
        run.ended.whenComplete((outcome, failure) -> {
            if (failure == null) {
                run.accepted.complete(run.id);
            } else {
                run.accepted.completeExceptionally(failure);
            }
        });
        events.started(run);
        runners.execute(() -> pass.enter(run, spec.route(), spec.exchange()));
        return new RunHandle(run.accepted, run.ended);
    }

    /** It is durable that it waits for a place: it leaves memory, unless somebody was faster. */
    private void queue(Run run) {
        if (run.isOver()) { // cancelled; that is being written
            run.accepted.complete(run.id);
            return;
        }
        live.leaves(run);
        events.queued(run);
        if (run.state() == Run.State.PAUSING) {
            writes.status(run, ExecutionStatus.PAUSED, new Note("execution.paused"));
            run.ended.complete(new RunOutcome(run.id, ExecutionStatus.PAUSED, null, null));
        } else {
            admission.await(run);
        }
        run.accepted.complete(run.id);
    }

    private static Origin origin(RunSpec spec) {
        RunSpec.Parent parent = spec.parent();
        ExecutionOrigin from = spec.origin();
        return parent == null && from == null
                ? Origin.NONE
                : new Origin(
                        parent == null ? null : parent.execution(),
                        parent == null ? null : parent.path(),
                        from == null ? null : from.id(),
                        from == null ? null : from.kind());
    }

    private static RunHandle refuse(Run run, Throwable failure) {
        run.accepted.completeExceptionally(failure);
        run.ended.completeExceptionally(failure);
        return new RunHandle(run.accepted, run.ended);
    }

    private static Run.Beginning beginning(RunSpec spec) {
        Outcome input =
                ExchangeState.empty().outcome(Outcome.INPUT, spec.exchange()).withoutCredentials();
        return new Run.Beginning(input, spec.route().getRouteId());
    }

    private CompletableFuture<String> open(Run run, RunSpec spec, ExecutionStatus status) {
        try {
            Note note = spec.debugging() == null ? null : DebugNotes.begin(spec.debugging());
            return writes.open(run, beginning(spec), status, note);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e); // what came in cannot be kept
        }
    }

    private void joinEarlier(Run run, String earlierId) {
        Run earlier = live.find(earlierId);
        CompletableFuture<RunOutcome> end = earlier == null ? admission.end(earlierId) : earlier.ended;
        if (end != null) {
            end.whenComplete((outcome, failure) -> {
                if (failure != null) {
                    run.ended.completeExceptionally(failure);
                } else {
                    run.ended.complete(new RunOutcome(earlierId, outcome.status(), null, outcome.failure()));
                }
            });
        } else {
            run.ended.complete(new RunOutcome(earlierId, stored.status(earlierId), null, null));
        }
    }
}
