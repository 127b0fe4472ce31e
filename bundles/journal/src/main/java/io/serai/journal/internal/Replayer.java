package io.serai.journal.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.journal.PluginPins;
import io.serai.journal.RouteSource;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Lets routes do again what is recorded, and nothing else. */
final class Replayer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StoredRuns stored;
    private final RunJournal journal;
    private final Supplier<@Nullable RouteSource> routes;

    Replayer(StoredRuns stored, RunJournal journal, Supplier<@Nullable RouteSource> routes) {
        this.stored = stored;
        this.journal = journal;
        this.routes = routes;
    }

    StoredRun row(String id) {
        StoredRun row = stored.find(id);
        if (row == null) {
            throw new ConflictException(
                    "execution.not-replayable", "The execution is from before executions could be replayed.");
        }
        return row;
    }

    /** @param plugins those to run with; null for what a new execution would get */
    Lease lease(StoredRun row, int version, @Nullable PluginPins plugins) {
        RouteSource source = routes.get();
        Lease lease = source == null ? null : source.open(row.tenant(), row.workflow(), version, plugins);
        if (lease == null && source != null && plugins != null && !source.has(plugins)) {
            throw missing(plugins);
        }
        if (lease == null) {
            throw new ConflictException(
                    "workflow.not-there",
                    version < 0
                            ? "The draft that it began on cannot run now."
                            : "Version " + version + " of the workflow cannot run now.");
        }
        return lease;
    }

    static ConflictException missing(PluginPins plugins) {
        return new ConflictException(
                "plugin.version-missing",
                "The execution runs with " + plugins
                        + ", and not all of that is there now; install it again, or migrate what waits.");
    }

    static Route route(Lease lease, StoredRun row) {
        Route route = lease.route(row.entry());
        if (route == null) {
            throw new ConflictException("workflow.no-route", "The workflow has no route " + row.entry() + " any more.");
        }
        return route;
    }

    static Exchange exchange(Route route, Outcome input) {
        return ExchangeState.entering(route, ExchangePattern.InOut, input);
    }

    /** One pass; null if it came to an end, or to what it was to find out, else what it could not go beyond. */
    @Nullable
    Throwable pass(Run run, Route route, Exchange exchange) {
        try {
            journal.replay(run, route, exchange)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return null;
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        } finally {
            run.end();
        }
    }

    static void requireStep(StoredRun row, String at) {
        if (row.steps().stream().noneMatch(step -> step.step().path().equals(at))) {
            throw new InvalidInputException(
                    "execution.no-such-step", "The execution has no step " + at + "; see its steps for their paths.");
        }
    }

    /** Whether a path is inside the scope of another. */
    static boolean isBelow(String path, String scope) {
        return path.startsWith(scope + "/") || path.startsWith(scope + "[");
    }
}
