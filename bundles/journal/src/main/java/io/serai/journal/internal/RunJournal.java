package io.serai.journal.internal;

import io.serai.api.error.UnavailableException;
import io.serai.api.event.EventBus;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionOrigin;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.api.workflow.Problem;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Suspender;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.EventTriggers;
import io.serai.journal.Journal;
import io.serai.journal.RunHandle;
import io.serai.journal.RunOutcome;
import io.serai.journal.RunSettings;
import io.serai.journal.RunSpec;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.activity.CountingReactiveExecutor;
import io.serai.journal.internal.activity.CountingThreadPools;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.path.Scope;
import io.serai.journal.internal.record.ErrorClasses;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.Content;
import io.serai.journal.internal.record.StepCodec.Packed;
import io.serai.journal.internal.record.StepLine;
import io.serai.journal.internal.rules.DurabilityRules;
import io.serai.journal.internal.rules.NoWaiting;
import io.serai.journal.internal.rules.SettingsRules;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.journal.internal.wait.WaitRow;
import io.serai.journal.internal.write.JournalWriter;
import io.serai.journal.internal.write.Note;
import io.serai.journal.internal.write.Write;
import io.serai.journal.internal.write.Write.Origin;
import io.serai.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs routes as executions: open, enter the route, record its steps, suspend or end. */
final class RunJournal implements Journal, StepListener, Run.Passes, AutoCloseable {
    /** How often a hub that stops looks whether everything has ended. */
    private static final long LOOK_NANOS = 10_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);

    private final JournalWriter writer;
    private final LiveRuns live;
    private final RunEvents events;
    private final StoredExecutions stored;
    private final Executor runners;
    private final Admission admission;
    private final SeenKeys seen;
    private volatile Function<GroupStep, Processor> collectors = step -> {
        throw new IllegalStateException("Nobody collects the groups of " + step.id());
    };
    private final StepClock clock = new StepClock();
    private volatile Endings endings = new Endings() {};

    RunJournal(
            JournalWriter writer,
            LiveRuns live,
            EventBus bus,
            StoredExecutions stored,
            Executor runners,
            Admission admission,
            SeenKeys seen) {
        this.writer = writer;
        this.live = live;
        this.events = new RunEvents(bus);
        this.stored = stored;
        this.runners = runners;
        this.admission = admission;
        this.seen = seen;
    }

    /** Who does what Camel's own aggregators would do in memory. */
    void collect(Function<GroupStep, Processor> collector) {
        collectors = collector;
    }

    void tell(Endings listener) {
        endings = listener;
    }

    @Override
    public void prepare(CamelContext context, DeployedVersion version) {
        context.getCamelContextExtension()
                .addInterceptStrategy(new StepInterceptor(
                        this, clock, version.settings(), NoWaiting.in(context), step -> collectors.apply(step)));
        context.getCamelContextExtension().addLogListener(RunLog::listen);
        context.getCamelContextExtension().setReactiveExecutor(new CountingReactiveExecutor());
        context.getExecutorServiceManager().setThreadPoolFactory(new CountingThreadPools());
        context.setInflightRepository(new NoInflight());
        ((ModelCamelContext) context).addModelLifecycleStrategy(new NodeNaming());
        Memories.of((ModelCamelContext) context, version, seen);
    }

    @Override
    public AsyncProcessor opener(DeployedVersion version, String route) {
        return new Opener(this, version, route);
    }

    // ---- beginning

    @Override
    public RunHandle start(RunSpec spec) {
        Run run = new Run(
                Ids.next(),
                spec.version(),
                spec.trigger(),
                spec.priority(),
                spec.correlationId(),
                spec.idempotencyKey(),
                origin(spec),
                Instant.now(),
                this);
        if (spec.debugging() != null) {
            run.debug(new Debugger(spec.debugging(), null));
        }
        if (spec.parent() != null) {
            live.add(run); // its parent was admitted: no load is shed in mid-run
        } else if (!live.admit(run)) {
            return refuse(
                    run,
                    new UnavailableException(
                            "hub.overloaded", "The hub runs as many executions as it may; try again in a moment.", 1));
        }
        boolean begins = admission.enter(run);
        ExecutionStatus status = begins ? ExecutionStatus.RUNNING : ExecutionStatus.QUEUED;
        Thread caller = Thread.currentThread();
        open(run, spec, status).whenComplete((id, failure) -> {
            if (failure != null) {
                leaves(run);
                refuse(run, failure);
            } else if (!id.equals(run.id)) {
                leaves(run);
                run.accepted.complete(id);
                joinEarlier(run, id);
            } else if (!begins) {
                queue(run);
            } else {
                run.accepted.complete(id);
                events.started(run);
                if (Thread.currentThread() == caller) {
                    // the writer was faster than this thread, which has other things to do than to run routes
                    runners.execute(() -> enter(run, spec.route(), spec.exchange()));
                } else {
                    enter(run, spec.route(), spec.exchange());
                }
            }
        });
        return new RunHandle(run.accepted, run.ended);
    }

    /** It is durable that it waits for a place: it leaves memory, unless somebody was faster. */
    private void queue(Run run) {
        if (run.isOver()) { // cancelled; that is being written
            run.accepted.complete(run.id);
            return;
        }
        leaves(run);
        events.queued(run);
        if (run.state() == Run.State.PAUSING) {
            status(run, ExecutionStatus.PAUSED, new Note("execution.paused"));
            run.ended.complete(new RunOutcome(run.id, ExecutionStatus.PAUSED, null, null));
        } else {
            admission.await(run);
        }
        run.accepted.complete(run.id);
    }

    /** Out of memory, and another one may take its place. */
    private void leaves(Run run) {
        live.remove(run);
        run.leavesPlace();
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

    private CompletableFuture<String> open(Run run, RunSpec spec, ExecutionStatus status) {
        CompletableFuture<String> done = new CompletableFuture<>();
        Packed input;
        try {
            Outcome came = ExchangeState.empty()
                    .outcome(Outcome.INPUT, spec.exchange())
                    .withoutCredentials();
            input = StepCodec.pack(Content.input(came));
        } catch (RuntimeException e) {
            runners.execute(() -> done.completeExceptionally(e));
            return done;
        }
        writer.submit(new Write.Open(
                run.id,
                run.version,
                run.trigger,
                run.priority,
                run.createdAt,
                run.origin,
                run.correlationId,
                run.idempotencyKey,
                spec.route().getRouteId(),
                queue(run.version),
                status,
                input,
                spec.debugging() == null ? null : DebugNotes.begin(spec.debugging()),
                done));
        return done;
    }

    private static @Nullable String queue(DeployedVersion version) {
        return version.queue().equals(Execution.DEFAULT_QUEUE) ? null : version.queue();
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

    private void attach(Run run, Exchange exchange) {
        exchange.setProperty(Run.PROPERTY, run);
        exchange.setProperty(Run.SCOPE, Scope.root());
        exchange.setProperty(Run.EXECUTION_ID, run.id);
        exchange.setProperty(Run.TENANT, run.version.tenant());
        run.inherit(exchange);
    }

    // ---- a pass

    /** Goes on with an execution of the store, which is in {@code live} already. */
    void resume(Run run, Route route, Exchange exchange, boolean firstTime) {
        run.accepted.complete(run.id);
        admission.begins(run);
        if (firstTime) {
            events.started(run);
        } else {
            events.resumed(run);
        }
        status(
                run,
                ExecutionStatus.RUNNING,
                new Note(run.now(), firstTime ? "execution.started" : "execution.resumed", null, Map.of()));
        // not on the thread that read it: those few are interrupted when the hub stops, and would wait for its steps
        runners.execute(() -> enter(run, route, exchange));
    }

    private void enter(Run run, Route route, Exchange exchange) {
        attach(run, exchange);
        Instant due = run.isReplay() ? null : run.dueAt();
        if (due != null) {
            long millis = Duration.between(Instant.now(), due).toMillis();
            if (millis <= 0) {
                runners.execute(() -> endings.late(run.id));
                return;
            }
            Future<?> timer = clock.after(millis, () -> runners.execute(() -> endings.late(run.id)));
            run.ended.whenComplete((outcome, failure) -> timer.cancel(false));
        }
        AsyncProcessor entry = AsyncProcessorConverterHelper.convert(route.getProcessor());
        run.activity.run(() -> {
            try {
                entry.process(exchange, doneSync -> ended(run, exchange));
            } catch (RuntimeException e) {
                exchange.setException(e);
                ended(run, exchange);
            }
        });
    }

    /** Lets a finished execution's route do again what is recorded, and nothing else; the run is in no list. */
    CompletableFuture<Exchange> replay(Run run, Route route, Exchange exchange) {
        CompletableFuture<Exchange> done = run.replay();
        enter(run, route, exchange);
        return done;
    }

    /** A new execution that has recorded already what an earlier one did; it is QUEUED. */
    CompletableFuture<String> fork(
            StoredRun of, DeployedVersion version, Trigger trigger, Outcome input, List<Outcome> outcomes) {
        String id = Ids.next();
        CompletableFuture<String> opened = new CompletableFuture<>();
        CompletableFuture<String> recorded = new CompletableFuture<>();
        writer.submit(new Write.Open(
                id,
                version,
                trigger,
                of.priority(),
                Instant.now(),
                new Origin(null, null, of.id(), "FORK"),
                of.correlationId(),
                null,
                of.entry(),
                queue(version),
                ExecutionStatus.QUEUED,
                StepCodec.pack(Content.input(input)),
                null,
                opened));
        writer.submit(new Write.Portion(
                id,
                of.tenant(),
                1,
                StepCodec.pack(new Content(List.of(), outcomes, List.of(), null)),
                List.of(),
                null,
                null,
                recorded));
        return opened.thenCombine(recorded, (first, second) -> id);
    }

    @Override
    public void ended(Run run, StepLine line) {
        if (run.isReplay()) {
            return;
        }
        events.step(run, line);
        if (run.lines.finishedInMemory() >= Run.PORTION) {
            write(run);
        }
    }

    @Override
    public void run(Run run, Runnable work) {
        runners.execute(run.activity.counted(work));
    }

    @Override
    public @Nullable CompletableFuture<?> writeBefore(Run run, String path, boolean effect) {
        if (run.isReplay()) {
            return null; // what is not recorded does not get here
        }
        if (run.effects.hasUnwritten() || run.parking.hasUnwritten()) {
            return write(run);
        }
        CompletableFuture<?> latest = run.written();
        return latest.isDone() && !latest.isCompletedExceptionally() ? null : latest;
    }

    /** Writes what has happened since the last time. */
    private CompletableFuture<?> write(Run run) {
        synchronized (run) {
            CompletableFuture<String> done = logged(run, "its steps");
            Content content =
                    new Content(run.lines.takeFinished(), run.effects.take(), List.of(), null, run.log.take());
            submit(run, content, null, done);
            run.writing(done);
            return done;
        }
    }

    private void submit(Run run, Content content, @Nullable ExecutionStatus status, CompletableFuture<String> done) {
        List<WaitRow> waits = run.parking.take();
        if (!waits.isEmpty()) {
            done.thenRun(() -> waits.forEach(wait -> {
                events.waits(run, wait);
                endings.waits(run, wait);
            }));
        }
        writer.submit(new Write.Portion(
                run.id,
                run.version.tenant(),
                content.isEmpty() ? 0 : run.nextPortion(),
                content.isEmpty() ? null : StepCodec.pack(content),
                waits,
                status,
                status == null
                        ? null
                        : new Note(
                                run.now(),
                                "execution." + status.name().toLowerCase(Locale.ROOT),
                                run.halted(),
                                Map.of()),
                done));
    }

    /** Writes a status and nothing else. */
    private void status(Run run, ExecutionStatus status, Note note) {
        writer.submit(new Write.Portion(
                run.id, run.version.tenant(), 0, null, List.of(), status, note, logged(run, "its status")));
    }

    private static CompletableFuture<String> logged(Run run, String what) {
        CompletableFuture<String> done = new CompletableFuture<>();
        done.exceptionally(e -> {
            LOG.error("Of execution {} {} could not be kept", run.id, what, e);
            return run.id;
        });
        return done;
    }

    // ---- waiting

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
                write(run);
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
        endings.child(run, path, workflow, waits, exchange.getMessage().getBody(), goesOn(run, then));
    }

    @Override
    public void publish(Run run, Exchange exchange, Suspender.Publication event, Consumer<@Nullable Throwable> then) {
        String path = Objects.requireNonNull(run.path(exchange), "only a step publishes");
        endings.publish(run, path, event, goesOn(run, (nothing, failure) -> then.accept(failure)));
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
    public void listens(String tenant, String workflow, EventTriggers triggers) {
        endings.listens(tenant, workflow, triggers);
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
        Run.State before = run.suspend();
        if (before == null) {
            return;
        }
        ExecutionStatus status = before == Run.State.PAUSING ? ExecutionStatus.PAUSED : ExecutionStatus.WAITING;
        Instant due = run.dueAt();
        if (due != null) {
            run.parking.add(Marks.DEADLINE, () -> WaitRow.deadline(run, due));
        }
        CompletableFuture<String> done = new CompletableFuture<>();
        done.whenComplete((id, failure) -> {
            run.end();
            leaves(run);
            if (failure != null) {
                LOG.error("Execution {} waits, and that could not be kept", run.id, failure);
                run.ended.completeExceptionally(failure);
                return;
            }
            events.suspended(run, status);
            run.ended.complete(new RunOutcome(run.id, status, null, null));
            endings.suspended(run, run.wakesUp());
        });
        synchronized (run) {
            submit(
                    run,
                    new Content(run.lines.takeAll(), run.effects.take(), List.of(), null, run.log.take()),
                    status,
                    done);
        }
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

    // ---- the end

    private void ended(Run run, Exchange exchange) {
        CompletableFuture<Exchange> replay = run.replayed();
        if (replay != null) {
            Throwable failure = exchange.getException();
            if (failure instanceof UnrecordedStepException unrecorded) {
                replay.completeExceptionally(unrecorded);
            }
            replay.complete(exchange);
            return;
        }
        if (!run.endsLater(() -> finish(run, exchange))) {
            finish(run, exchange);
        }
    }

    private void finish(Run run, Exchange exchange) {
        if (!run.end()) {
            return;
        }
        StepProcessor.settle(run, exchange, null);
        Throwable failure = exchange.getException();
        ExecutionStatus status = failure == null ? ExecutionStatus.COMPLETED : ExecutionStatus.FAILED;
        ExecutionError error = failure == null ? null : error(run, failure);
        Payload output = failure == null ? Payloads.of(exchange.getMessage().getBody()) : null;
        end(run, status, error, output, done -> run.ended.complete(new RunOutcome(run.id, status, exchange, failure)));
    }

    /**
     * Ends an execution in memory that is not to go on; false if it ended by itself.
     *
     * @param status CANCELLED or FAILED
     */
    boolean stop(Run run, ExecutionStatus status, ExecutionError reason) {
        if (!run.end()) {
            return false;
        }
        end(run, status, reason, null, done -> run.ended.complete(new RunOutcome(run.id, status, null, null)));
        return true;
    }

    /** An execution that was not in memory has been cancelled. */
    void cancelled(String id, ExecutionError reason) {
        admission.leaves(id, ExecutionStatus.CANCELLED);
        endings.cancelled(id, reason);
    }

    private void end(
            Run run,
            ExecutionStatus status,
            @Nullable ExecutionError error,
            @Nullable Payload output,
            Consumer<Run> then) {
        Instant endedAt = run.now();
        long micros = run.elapsedMicros();
        CompletableFuture<String> done = new CompletableFuture<>();
        done.whenComplete((id, notWritten) -> {
            leaves(run);
            if (notWritten != null) {
                run.ended.completeExceptionally(notWritten);
                return;
            }
            events.ended(run, status, error, micros);
            then.accept(run);
            endings.ended(run, status, output, error);
        });
        boolean restorable = run.capture() != Capture.ERRORS || status != ExecutionStatus.COMPLETED;
        Packed result;
        synchronized (run) {
            List<Outcome> outcomes = run.effects.take();
            result = StepCodec.pack(new Content(
                    run.lines.takeAll(), restorable ? outcomes : List.of(), List.of(), output, run.log.take()));
        }
        // the opening row is written first: the writer keeps the order, except where it had to retry the opening
        writer.submit(new Write.End(
                run.id,
                run.version.tenant(),
                status,
                endedAt,
                micros,
                error,
                result,
                endings.atEnd(run, status, error),
                done));
    }

    private static ExecutionError error(Run run, Throwable failure) {
        StepLine at = run.failedAt(failure);
        String message = failure.getMessage();
        return new ExecutionError(
                failure.getClass().getName(),
                message == null ? failure.getClass().getSimpleName() : message,
                at == null ? null : at.path(),
                at == null ? null : at.node(),
                ErrorClasses.of(failure).word());
    }

    @Override
    public List<Problem> check(CamelContext context) {
        return DurabilityRules.problems((ModelCamelContext) context);
    }

    @Override
    public List<Problem> warnings(CamelContext context) {
        return DurabilityRules.warnings((ModelCamelContext) context);
    }

    @Override
    public List<Problem> check(CamelContext context, RunSettings settings) {
        return SettingsRules.problems((ModelCamelContext) context, settings);
    }

    @Override
    public int inFlight(DeployedVersion version) {
        return live.count(version);
    }

    @Override
    public Predicate<String> ownHeaders(Exchange exchange) {
        Run run = exchange.getProperty(Run.PROPERTY, Run.class);
        return name -> run == null || !run.inherited(name, exchange.getMessage().getHeader(name));
    }

    @Override
    public void rest(Duration patience) {
        Instant until = Instant.now().plus(patience);
        while (live.count() > 0 && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        for (Run run : live.all()) {
            if (run.end()) {
                leaves(run);
            }
        }
    }

    @Override
    public void close() {
        clock.close();
    }
}
