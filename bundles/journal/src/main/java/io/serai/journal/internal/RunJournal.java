package io.serai.journal.internal;

import io.serai.api.budget.Charge;
import io.serai.api.event.EventBus;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.api.workflow.Problem;
import io.serai.camel.suspend.Decision;
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
import io.serai.journal.internal.event.OutboxRow;
import io.serai.journal.internal.path.Scope;
import io.serai.journal.internal.record.ErrorClasses;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepLine;
import io.serai.journal.internal.rules.DurabilityRules;
import io.serai.journal.internal.rules.NoWaiting;
import io.serai.journal.internal.rules.SettingsRules;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.journal.internal.wait.WaitRow;
import io.serai.journal.internal.write.JournalWriter;
import io.serai.journal.internal.write.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
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
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;

/** Runs routes as executions: open, enter the route, record its steps, suspend or end. */
final class RunJournal implements Journal, StepListener, AutoCloseable {
    private final RunWrites writes;
    private final Suspensions suspensions;
    private final Beginnings beginnings;
    private final LiveRuns live;
    private final RunEvents events;
    private final Runners runners;
    private final Admission admission;
    private final SeenKeys seen;
    private final Pressure pressure;
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
            Runners runners,
            Admission admission,
            SeenKeys seen,
            Pressure pressure,
            ExecutionMeters meters) {
        this.live = live;
        this.events = new RunEvents(bus, meters);
        this.runners = runners;
        this.admission = admission;
        this.seen = seen;
        this.pressure = pressure;
        this.writes = new RunWrites(writer, this::waits);
        this.suspensions = new Suspensions(writes, live, events, runners, () -> endings, stored::charged);
        this.beginnings =
                new Beginnings(writes, live, events, stored, runners, admission, pressure, suspensions, this::enter);
    }

    private void waits(Run run, WaitRow wait) {
        events.waits(run, wait);
        endings.waits(run, wait);
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
                        this,
                        clock,
                        version.settings(),
                        version.plugins(),
                        NoWaiting.in(context),
                        step -> collectors.apply(step)));
        context.getCamelContextExtension().addLogListener(RunLog::listen);
        context.getCamelContextExtension().setReactiveExecutor(new CountingReactiveExecutor());
        context.getExecutorServiceManager().setThreadPoolFactory(new CountingThreadPools());
        context.setInflightRepository(new NoInflight());
        ((ModelCamelContext) context).addModelLifecycleStrategy(new NodeNaming());
        Memories.of((ModelCamelContext) context, version, seen);
        if (!version.plugins().isEmpty()) {
            context.addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextStopped(CamelContext stopped) {
                    Payloads.forgetClasses();
                }
            });
        }
    }

    @Override
    public AsyncProcessor opener(DeployedVersion version, String route) {
        return new Opener(this, version, route);
    }

    @Override
    public RunHandle start(RunSpec spec) {
        return beginnings.start(spec);
    }

    /** What the passes of executions need. */
    Run.Passes passes() {
        return suspensions;
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
        writes.status(
                run,
                ExecutionStatus.RUNNING,
                new Note(run.now(), firstTime ? "execution.started" : "execution.resumed", null, Map.of()));
        // not on the thread that read it: those few are interrupted when the hub stops, and would wait for its steps
        runners.execute(() -> enter(run, route, exchange));
    }

    private void enter(Run run, Route route, Exchange exchange) {
        attach(run, exchange);
        run.ended.whenComplete((outcome, failure) -> pressure.left(run.calls));
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
        return writes.fork(of, version, trigger, input, outcomes);
    }

    @Override
    public void ended(Run run, StepLine line) {
        if (run.isReplay()) {
            return;
        }
        events.step(run, line);
        if (run.lines.finishedInMemory() >= Run.PORTION) {
            writes.soFar(run);
        }
    }

    @Override
    public void calls(Run run) {
        pressure.calls(run.calls);
    }

    @Override
    public void answered(Run run) {
        pressure.answered(run.calls);
    }

    @Override
    public void spent(Run run, List<Charge> charges) {
        writes.charged(run, charges);
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
        if (run.effects.hasUnwritten() || run.parking.hasUnwritten() || run.spent.hasUnwritten()) {
            return onRunner(writes.soFar(run));
        }
        CompletableFuture<?> latest = run.written();
        return latest.isDone() && !latest.isCompletedExceptionally() ? null : onRunner(latest);
    }

    private CompletableFuture<?> onRunner(CompletableFuture<?> written) {
        CompletableFuture<Object> there = new CompletableFuture<>();
        written.whenComplete((value, failure) -> runners.runHere(() -> {
            if (failure == null) {
                there.complete(value);
            } else {
                there.completeExceptionally(failure);
            }
        }));
        return there;
    }

    @Override
    public void listens(String tenant, String workflow, EventTriggers triggers) {
        endings.listens(tenant, workflow, triggers);
    }

    /** Lets the branch of a pass in memory go on; false if it is not there. */
    boolean decide(Run run, String path, Decision decision) {
        return suspensions.decide(run, path, decision);
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

    void countCancelled(String workflow, long micros) {
        events.cancelled(workflow, micros);
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
        long micros = run.elapsedMicros();
        List<OutboxRow> outbox = endings.atEnd(run, status, error);
        writes.end(run, status, error, output, micros, outbox).whenComplete((id, notWritten) -> {
            live.leaves(run);
            if (notWritten != null) {
                run.ended.completeExceptionally(notWritten);
                return;
            }
            events.ended(run, status, error, micros);
            then.accept(run);
            endings.ended(run, status, output, error);
        });
    }

    private static ExecutionError error(Run run, Throwable failure) {
        StepLine at = run.failedAt(failure);
        String message = failure.getMessage();
        return new ExecutionError(
                failure.getClass().getName(),
                message == null ? failure.getClass().getSimpleName() : message,
                at == null ? null : at.path(),
                at == null ? run.failedNode(failure) : at.node(),
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
    public List<Problem> check(CamelContext context, RunSettings settings, Capture capture) {
        return SettingsRules.problems((ModelCamelContext) context, settings, capture);
    }

    @Override
    public boolean isOverloaded() {
        return pressure.isTooHigh();
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
        live.awaitNone(patience);
        for (Run run : live.all()) {
            if (run.end()) {
                writes.charged(run, run.spent.takeLast());
                live.leaves(run);
            }
        }
    }

    @Override
    public void close() {
        clock.close();
    }
}
