package io.serai.journal.internal;

import io.serai.api.error.UnavailableException;
import io.serai.api.event.EventBus;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.journal.DeployedVersion;
import io.serai.journal.Journal;
import io.serai.journal.RunHandle;
import io.serai.journal.RunOutcome;
import io.serai.journal.RunSpec;
import io.serai.journal.internal.path.Scope;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepLine;
import io.serai.journal.internal.write.JournalWriter;
import io.serai.journal.internal.write.Write;
import io.serai.store.Ids;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs routes as executions: open, enter the route, record its steps, end. */
final class RunJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);

    private final JournalWriter writer;
    private final LiveRuns live;
    private final RunEvents events;
    private final StoredExecutions stored;

    RunJournal(JournalWriter writer, LiveRuns live, EventBus bus, StoredExecutions stored) {
        this.writer = writer;
        this.live = live;
        this.events = new RunEvents(bus);
        this.stored = stored;
    }

    @Override
    public void prepare(CamelContext context, DeployedVersion version) {
        context.getCamelContextExtension().addInterceptStrategy(new StepInterceptor(this::stepEnded));
        ((ModelCamelContext) context).addModelLifecycleStrategy(new NodeNaming());
        context.addRoutePolicyFactory((ctx, routeId, route) -> new ConsumerPolicy(this, version));
    }

    @Override
    public RunHandle start(RunSpec spec) {
        Run run = new Run(
                Ids.next(),
                spec.version(),
                spec.trigger(),
                spec.priority(),
                spec.correlationId(),
                spec.idempotencyKey(),
                null,
                Payloads.of(spec.exchange().getMessage().getBody()));
        if (!live.admit(run)) {
            UnavailableException full = new UnavailableException(
                    "hub.overloaded", "The hub runs as many executions as it may; try again in a moment.", 1);
            run.accepted.completeExceptionally(full);
            run.ended.completeExceptionally(full);
            return new RunHandle(run.accepted, run.ended);
        }
        open(run).whenComplete((id, failure) -> {
            if (failure != null) {
                live.remove(run);
                run.accepted.completeExceptionally(failure);
                run.ended.completeExceptionally(failure);
            } else if (!id.equals(run.id)) {
                live.remove(run);
                run.accepted.complete(id);
                joinEarlier(run, id);
            } else {
                run.accepted.complete(id);
                enter(run, spec.route(), spec.exchange());
            }
        });
        return new RunHandle(run.accepted, run.ended);
    }

    /** An execution for what a consumer of the workflow itself brought in; its route is already being entered. */
    void begin(DeployedVersion version, Trigger trigger, Exchange exchange, @Nullable String parent) {
        Run run = new Run(
                Ids.next(),
                version,
                trigger,
                version.priority(),
                null,
                null,
                parent,
                Payloads.of(exchange.getMessage().getBody()));
        live.add(run);
        attach(run, exchange);
        open(run).whenComplete((id, failure) -> {
            if (failure != null) {
                run.accepted.completeExceptionally(failure);
            } else {
                run.accepted.complete(id);
            }
        });
    }

    private CompletableFuture<String> open(Run run) {
        CompletableFuture<String> done = new CompletableFuture<>();
        byte[] input = run.input == null ? null : StepCodec.pack(List.of(), run.input);
        writer.submit(new Write.Open(
                run.id,
                run.version,
                run.trigger,
                run.priority,
                run.createdAt,
                run.parent,
                run.correlationId,
                run.idempotencyKey,
                input,
                done));
        return done;
    }

    private void joinEarlier(Run run, String earlierId) {
        Run earlier = live.find(earlierId);
        if (earlier != null) {
            earlier.ended.whenComplete((outcome, failure) -> {
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
        events.started(run);
    }

    private void enter(Run run, Route route, Exchange exchange) {
        attach(run, exchange);
        AsyncProcessor entry = AsyncProcessorConverterHelper.convert(route.getProcessor());
        try {
            entry.process(exchange, doneSync -> ended(run, exchange));
        } catch (RuntimeException e) {
            exchange.setException(e);
            ended(run, exchange);
        }
    }

    void ended(Run run, Exchange exchange) {
        if (run.isOver()) {
            return;
        }
        run.markOver();
        Throwable failure = exchange.getException();
        ExecutionStatus status = failure == null ? ExecutionStatus.COMPLETED : ExecutionStatus.FAILED;
        ExecutionError error = failure == null ? null : error(run, failure);
        Payload output = failure == null ? Payloads.of(exchange.getMessage().getBody()) : null;
        Instant endedAt = Instant.now();
        long micros = run.elapsedMicros();
        CompletableFuture<String> done = new CompletableFuture<>();
        done.whenComplete((id, notWritten) -> {
            live.remove(run);
            if (notWritten != null) {
                run.ended.completeExceptionally(notWritten);
                return;
            }
            events.ended(run, status, error, micros);
            run.ended.complete(new RunOutcome(run.id, status, exchange, failure));
        });
        // the opening row is written first: the writer keeps the order, except where it had to retry the opening
        writer.submit(new Write.End(run.id, status, endedAt, micros, error, StepCodec.pack(run.rest(), output), done));
    }

    private static ExecutionError error(Run run, Throwable failure) {
        StepLine at = run.failedAt(failure);
        String message = failure.getMessage();
        return new ExecutionError(
                failure.getClass().getName(),
                message == null ? failure.getClass().getSimpleName() : message,
                at == null ? null : at.path(),
                at == null ? null : at.node());
    }

    private void stepEnded(Run run, StepLine line) {
        events.step(run, line);
        List<StepLine> portion = run.portion();
        if (!portion.isEmpty()) {
            CompletableFuture<String> done = new CompletableFuture<>();
            done.exceptionally(e -> {
                LOG.error("{} step lines of execution {} could not be kept", portion.size(), run.id, e);
                return run.id;
            });
            writer.submit(new Write.Portion(
                    run.id, run.version.tenant(), run.portions(), StepCodec.pack(portion, null), done));
        }
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
}
