package io.serai.journal.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.execution.ExecutionOrigin;
import io.serai.api.execution.Trigger;
import io.serai.api.security.CallContext;
import io.serai.journal.RouteSource;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.RunHandle;
import io.serai.journal.RunSpec;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.event.EventOutbox.Begun;
import io.serai.journal.internal.event.OutboxRow;
import io.serai.journal.internal.record.ExchangeState;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Begins new executions from what an earlier one had. */
final class Copies {
    private static final int MAX_KEY = 200;

    private final RunJournal journal;
    private final Supplier<@Nullable RouteSource> routes;

    Copies(RunJournal journal, Supplier<@Nullable RouteSource> routes) {
        this.journal = journal;
        this.routes = routes;
    }

    /** A child of an execution; the same step begins one child, however often it asks. Blocks on the store. */
    CompletableFuture<String> child(Run parent, String path, String workflow, boolean waits, @Nullable Object body) {
        RouteSource source = routes.get();
        Lease lease = source == null ? null : source.active(parent.tenant(), workflow);
        if (lease == null) {
            throw new ConflictException(
                    "workflow.not-published", "The workflow " + workflow + " does not run; publish it first.");
        }
        Route route = lease.route("");
        if (route == null) {
            lease.close();
            throw new ConflictException("workflow.no-route", "The workflow " + workflow + " has no route to run.");
        }
        Exchange exchange = exchange(route, body);
        RunHandle handle = journal.start(new RunSpec(
                lease.version(),
                new Trigger("workflow", parent.version.name(), parent.trigger.caller()),
                parent.priority,
                parent.correlationId,
                key(parent.id, path),
                route,
                exchange,
                new RunSpec.Parent(parent.id, waits ? path : null),
                null));
        handle.ended().whenComplete((outcome, failure) -> lease.close());
        return handle.accepted();
    }

    /**
     * What an event or a failure begins; null if the workflow does not run now. Blocks on the store.
     */
    @Nullable
    Begun begin(OutboxRow row, Trigger trigger, @Nullable String correlation, @Nullable Object body) {
        RouteSource source = routes.get();
        Lease lease = source == null ? null : source.active(row.tenant(), row.workflow());
        if (lease == null) {
            return null;
        }
        Route wanted = row.route() == null ? null : lease.route(row.route());
        Route route = wanted == null ? lease.route("") : wanted;
        if (route == null) {
            lease.close();
            return null;
        }
        Exchange exchange = exchange(route, body);
        RunHandle handle = journal.start(new RunSpec(
                lease.version(),
                trigger,
                lease.version().priority(),
                correlation,
                row.kind().name().toLowerCase(Locale.ROOT) + ":" + row.id(),
                route,
                exchange,
                row.source() == null ? null : new RunSpec.Parent(row.source(), null)));
        handle.ended().whenComplete((outcome, failure) -> lease.close());
        return new Begun(handle.accepted(), handle.ended());
    }

    private static String key(String parent, String path) {
        String key = parent + path;
        return key.length() <= MAX_KEY ? key : parent + "/" + MessageKeys.digest(path);
    }

    /** Completes with the new execution's id when it is durable. */
    CompletableFuture<String> rerun(StoredRun run, @Nullable Object input) {
        RouteSource source = routes.get();
        Lease lease = source == null ? null : source.active(run.tenant(), run.workflow());
        if (lease == null) {
            throw new ConflictException("workflow.not-published", "The workflow does not run; publish it first.");
        }
        Route route = lease.route(run.entry());
        if (route == null) {
            lease.close();
            throw new ConflictException(
                    "execution.other-routes",
                    "The workflow's active version has no route " + run.entry() + ", which the execution entered.");
        }
        Exchange exchange = ExchangeState.entering(route, ExchangePattern.InOut, run.input());
        if (input != null) {
            exchange.getMessage().setBody(input);
        }
        RunHandle handle = journal.start(new RunSpec(
                lease.version(),
                new Trigger("rerun", run.id(), CallContext.currentCaller().name()),
                run.priority(),
                run.correlationId(),
                null,
                route,
                exchange,
                null,
                new ExecutionOrigin("RERUN", run.id())));
        handle.ended().whenComplete((outcome, failure) -> lease.close());
        return handle.accepted();
    }

    private static Exchange exchange(Route route, @Nullable Object body) {
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getExchangeExtension().setFromRouteId(route.getRouteId());
        exchange.getMessage().setBody(body);
        return exchange;
    }
}
