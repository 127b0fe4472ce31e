package io.serai.journal.internal;

import io.serai.api.execution.ExecutionStatus;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Suspender;
import io.serai.journal.RunOutcome;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.wait.WaitRow;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets steps wait, lets executions leave memory while all of theirs wait, and lets those in memory go on. */
final class Suspensions implements Run.Passes {
    private static final Logger LOG = LoggerFactory.getLogger(Suspensions.class);

    private final RunWrites writes;
    private final LiveRuns live;
    private final RunEvents events;
    private final Runners runners;
    private final Supplier<Endings> endings;
    private final Function<String, Set<String>> charged;

    Suspensions(
            RunWrites writes,
            LiveRuns live,
            RunEvents events,
            Runners runners,
            Supplier<Endings> endings,
            Function<String, Set<String>> charged) {
        this.writes = writes;
        this.live = live;
        this.events = events;
        this.runners = runners;
        this.endings = endings;
        this.charged = charged;
    }

    @Override
    public Set<String> charged(Run run) {
        return charged.apply(run.id);
    }

    @Override
    public void parks(Run run, Exchange exchange) {
        if (run.isReplay()) {
            run.activity.release();
            return;
        }
        Run.Turn turn = exchange.getProperty(Run.STEP, Run.Turn.class);
        if (turn != null && turn.line() != null) {
            turn.line().waiting();
            events.step(run, turn.line());
        }
        // the wait is written when the whole execution rests; if other branches go on, now
        runners.execute(() -> {
            if (run.mayGoOn() && run.parking.hasUnwritten()) {
                writes.soFar(run);
            }
        });
        run.activity.release();
    }

    @Override
    public void child(
            Run run,
            Exchange exchange,
            String workflow,
            boolean waits,
            BiConsumer<@Nullable String, @Nullable Throwable> then) {
        String path = Objects.requireNonNull(run.path(exchange), "only a step has children");
        endings.get().child(run, path, workflow, waits, exchange.getMessage().getBody(), goesOn(run, then));
    }

    @Override
    public void publish(Run run, Exchange exchange, Suspender.Publication event, Consumer<@Nullable Throwable> then) {
        String path = Objects.requireNonNull(run.path(exchange), "only a step publishes");
        endings.get().publish(run, path, event, goesOn(run, (nothing, failure) -> then.accept(failure)));
    }

    /** What completes outside lets a step go on as a part of its execution, unless that is over. */
    private <T> CompletableFuture<T> goesOn(Run run, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        CompletableFuture<T> outside = new CompletableFuture<>();
        outside.whenComplete((value, failure) -> runners.execute(() -> run.activity.run(() -> {
            if (!run.isOver()) {
                then.accept(value, failure instanceof CompletionException ? failure.getCause() : failure);
            }
        })));
        return outside;
    }

    @Override
    public void idle(Run run) {
        CompletableFuture<Exchange> replay = run.replayed();
        if (replay != null) {
            replay.completeExceptionally(new UnrecordedStepException("that it waits for"));
            return;
        }
        Runnable end = run.keptEnd();
        if (end != null) {
            end.run();
            return;
        }
        if (run.keepsNothing()) {
            return; // a component will answer
        }
        Run.State before = run.suspend();
        if (before == null) {
            return;
        }
        ExecutionStatus status = before == Run.State.PAUSING ? ExecutionStatus.PAUSED : ExecutionStatus.WAITING;
        Instant due = run.dueAt();
        if (due != null) {
            run.parking.add(Marks.DEADLINE, () -> WaitRow.deadline(run, due));
        }
        writes.suspended(run, status).whenComplete((id, failure) -> {
            run.end();
            live.leaves(run);
            if (failure != null) {
                LOG.error("Execution {} waits, and that could not be kept", run.id, failure);
                run.ended.completeExceptionally(failure);
                return;
            }
            events.suspended(run, status);
            run.ended.complete(new RunOutcome(run.id, status, null, null));
            endings.get().suspended(run, run.wakesUp());
        });
    }

    /** Lets the branch of a pass in memory go on; false if it is not there. */
    boolean decide(Run run, String path, Decision decision) {
        return run.decide(path, decision, branch -> {
            run.activity.hold(); // the step is under way again
            runners.execute(run.activity.counted(() -> {
                Run.decide(branch, decision);
                branch.callback().done(false);
            }));
        });
    }
}
