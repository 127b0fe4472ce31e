package io.serai.workflows.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.UnavailableException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Trigger;
import io.serai.api.security.CallContext;
import io.serai.api.workflow.RunRequest;
import io.serai.camel.hook.HookEndpoint;
import io.serai.journal.Debugging;
import io.serai.journal.DeployedVersion;
import io.serai.journal.Journal;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.RunHandle;
import io.serai.journal.RunSpec;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.store.JsonText;
import io.serai.workflows.internal.store.WorkflowRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Runs that a person or a program asks for, past the workflow's own trigger. */
final class ManualRuns {
    private static final long MAX_WAIT_MILLIS = 300_000;

    private final ActiveVersions active;
    private final Journal journal;
    private final Executions executions;
    private final DraftVersions drafts;
    private final Executor readers;

    /** @param readers reads the execution when it has ended, which blocks on the store */
    ManualRuns(ActiveVersions active, Journal journal, Executions executions, DraftVersions drafts, Executor readers) {
        this.active = active;
        this.journal = journal;
        this.executions = executions;
        this.drafts = drafts;
        this.readers = readers;
    }

    CompletionStage<Execution> run(WorkflowRow row, @Nullable RunRequest asked) {
        return run(
                row,
                asked,
                new Trigger("manual", null, CallContext.currentCaller().name()));
    }

    CompletionStage<Execution> run(WorkflowRow row, @Nullable RunRequest asked, Trigger trigger) {
        RunRequest request = asked == null ? new RunRequest(null, null, null, null) : asked;
        long wait = wait(request);
        Entered version = Boolean.TRUE.equals(request.draft()) ? draft(row) : active(row, trigger, request);
        RunHandle run;
        try {
            run = start(version, request, trigger);
        } catch (RuntimeException e) {
            version.leave().run();
            throw e;
        }
        run.ended().whenComplete((outcome, failure) -> version.leave().run());
        CallContext context = CallContext.current();
        CompletableFuture<String> known = new CompletableFuture<>();
        run.accepted().whenComplete((id, failure) -> {
            if (failure != null) {
                known.completeExceptionally(failure);
            } else if (wait == 0) {
                known.complete(id);
            } else {
                run.ended().whenComplete((outcome, lost) -> known.complete(id));
                known.completeOnTimeout(id, wait, TimeUnit.MILLISECONDS);
            }
        });
        return known.thenApplyAsync(id -> context.call(() -> executions.get(id)), readers);
    }

    /**
     * A version that is held open.
     *
     * @param route where the run enters; null if it has none
     */
    private record Entered(
            DeployedVersion version, @Nullable Route route, Runnable leave) {}

    private Entered draft(WorkflowRow row) {
        Lease lease = drafts.open(row);
        return new Entered(lease.version(), lease.route(""), lease::close);
    }

    private Entered active(WorkflowRow row, Trigger trigger, RunRequest request) {
        if (request.breakpoints() != null || request.stepByStep() != null) {
            throw new InvalidInputException(
                    "execution.draft-only", "breakpoints and stepByStep are for drafts; say draft: true, too.");
        }
        LiveVersion version = enter(row);
        Route scheduled = trigger.kind().equals("schedule") ? version.scheduled(trigger.name()) : null;
        return new Entered(version.version(), scheduled == null ? version.entry() : scheduled, version::leave);
    }

    private static @Nullable Debugging debugging(RunRequest request) {
        return request.breakpoints() == null && request.stepByStep() == null
                ? null
                : new Debugging(
                        request.breakpoints() == null ? Set.of() : Set.copyOf(request.breakpoints()),
                        Boolean.TRUE.equals(request.stepByStep()));
    }

    private RunHandle start(Entered version, RunRequest request, Trigger trigger) {
        Route route = version.route();
        if (route == null) {
            throw new ConflictException("workflow.no-route", "The workflow has no route to run.");
        }
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getExchangeExtension().setFromRouteId(route.getRouteId());
        exchange.getMessage().setBody(body(route, request.input()));
        return journal.start(new RunSpec(
                version.version(),
                trigger,
                priority(request, version.version()),
                null,
                request.idempotencyKey(),
                route,
                exchange,
                null,
                null,
                debugging(request)));
    }

    /** A hook's route gets what it would get over HTTP: text. */
    private static @Nullable Object body(Route route, @Nullable Object input) {
        if ((input instanceof Map || input instanceof List)
                && HookEndpoint.of(route).isPresent()) {
            return JsonText.write(input);
        }
        return input;
    }

    private LiveVersion enter(WorkflowRow row) {
        while (true) {
            LiveVersion version = active.find(row.id());
            if (version == null) {
                if (row.activeVersion() == null) {
                    throw new ConflictException(
                            "workflow.not-published", "Publish the workflow before running it: " + row.name() + ".");
                }
                throw new UnavailableException(
                        "workflow.starting", "The workflow is starting; try again in a moment.", 1);
            }
            if (version.enter()) {
                return version;
            }
            Thread.onSpinWait(); // it just retired; its next version is there already
        }
    }

    private static int priority(RunRequest request, DeployedVersion version) {
        Integer wanted = request.priority();
        if (wanted == null) {
            return version.priority();
        }
        if (wanted < 1 || wanted > 4) {
            throw new InvalidInputException(
                    "execution.priority", "priority must be between 1 and 4, not " + wanted + ".");
        }
        return wanted;
    }

    private static long wait(RunRequest request) {
        Long wait = request.waitMillis();
        if (wait == null) {
            return 0;
        }
        if (wait < 0 || wait > MAX_WAIT_MILLIS) {
            throw new InvalidInputException(
                    "execution.wait", "waitMillis must be between 0 and " + MAX_WAIT_MILLIS + ", not " + wait + ".");
        }
        return wait;
    }
}
