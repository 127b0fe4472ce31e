package io.serai.journal.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Executions;
import io.serai.api.execution.StepStatus;
import io.serai.journal.RouteSource;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.record.StepCodec.NumberedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Runs finished executions again from what they recorded, without calling anything; and forks them. */
public final class TimeMachine {
    private final Executions executions;
    private final RunJournal journal;
    private final Replayer replayer;
    private final Forks forks;

    TimeMachine(
            Executions executions,
            StoredRuns stored,
            RunJournal journal,
            Resumer resumer,
            Supplier<@Nullable RouteSource> routes) {
        this.executions = executions;
        this.journal = journal;
        this.replayer = new Replayer(stored, journal, routes);
        this.forks = new Forks(executions, replayer, journal, resumer);
    }

    /**
     * How a replay went.
     *
     * @param same whether it ended as the execution did
     * @param restored how many steps were restored from the journal
     */
    public record Replay(boolean same, int restored, List<Difference> differences) {}

    /**
     * Something that turned out differently.
     *
     * @param path of the step; null for the execution as a whole
     * @param what {@code status}, {@code output}, {@code error} or {@code unrecorded}
     */
    public record Difference(
            @Nullable String path,
            String what,
            @Nullable Object recorded,
            @Nullable Object now) {}

    /**
     * The message as it was.
     *
     * @param path the step after which it was so; null for as far as the execution came
     */
    public record State(
            @Nullable String path,
            @Nullable Object body,
            Map<String, @Nullable Object> headers,
            Map<String, @Nullable Object> variables) {}

    /**
     * How the message of an execution was after a step, found by replaying up to there.
     *
     * @param at the step's path; null for as far as the execution came
     */
    public State state(String id, @Nullable String at) {
        executions.get(id);
        StoredRun row = replayer.row(id);
        if (at != null) {
            Replayer.requireStep(row, at);
        }
        Map<String, Outcome> open = new LinkedHashMap<>(row.outcomes());
        if (at != null) {
            open.keySet().removeIf(path -> Replayer.isBelow(at, path)); // or what is inside would not happen again
        }
        try (Lease lease = replayer.lease(row, row.version(), row.plugins())) {
            Run run = row.with(row.input(), open).run(lease.version(), journal.passes());
            Look look = at == null ? Look.asFarAsItCame() : Look.after(at, isOpen(row, at));
            run.look(look);
            Route route = Replayer.route(lease, row);
            Exchange exchange = Replayer.exchange(route, row.input());
            Throwable unrecorded = replayer.pass(run, route, exchange);
            Outcome seen = look.seen();
            if (seen == null && at == null && unrecorded == null) {
                seen = ExchangeState.empty().outcome(Outcome.INPUT, exchange);
            }
            if (seen == null) {
                throw new ConflictException(
                        "execution.state-not-kept",
                        "What is recorded does not lead to " + (at == null ? "its end" : at)
                                + (look.unrecorded() == null ? "." : "; it stops at " + look.unrecorded() + "."));
            }
            return new State(
                    at, Payloads.show(seen.body()), Payloads.show(seen.headers()), Payloads.show(seen.variables()));
        }
    }

    /** Whether the last turn of a step has not ended. */
    private static boolean isOpen(StoredRun row, String at) {
        return row.steps().stream()
                .map(NumberedStep::step)
                .filter(step -> step.path().equals(at))
                .reduce((first, second) -> second)
                .filter(step -> step.status() == StepStatus.RUNNING || step.status() == StepStatus.WAITING)
                .isPresent();
    }

    /** Replays a finished execution of the current caller's tenant. */
    public Replay replay(String id) {
        Execution execution = executions.get(id);
        if (!execution.status().isFinal()) {
            throw new ConflictException("execution.not-ended", "Only an execution that has ended can be replayed.");
        }
        StoredRun row = replayer.row(id);
        try (Lease lease = replayer.lease(row, row.version(), row.plugins())) {
            Run run = row.run(lease.version(), journal.passes());
            Route route = Replayer.route(lease, row);
            Exchange exchange = Replayer.exchange(route, row.input());
            Throwable unrecorded = replayer.pass(run, route, exchange);
            List<Difference> differences = unrecorded == null
                    ? differences(execution, exchange)
                    : List.of(new Difference(null, "unrecorded", null, unrecorded.getMessage()));
            return new Replay(differences.isEmpty(), run.effects.restored(), differences);
        }
    }

    private static List<Difference> differences(Execution execution, Exchange exchange) {
        List<Difference> differences = new ArrayList<>();
        Throwable failure = exchange.getException();
        String status = failure == null ? "COMPLETED" : "FAILED";
        if (!execution.status().name().equals(status)) {
            differences.add(new Difference(null, "status", execution.status(), status));
        }
        if (failure == null) {
            Object now = Payloads.show(Payloads.of(exchange.getMessage().getBody()));
            if (!Objects.equals(now, execution.output())) {
                differences.add(new Difference(null, "output", execution.output(), now));
            }
        } else if (execution.error() != null
                && !failure.getClass().getName().equals(execution.error().type())) {
            differences.add(new Difference(
                    execution.error().path(),
                    "error",
                    execution.error().type(),
                    failure.getClass().getName()));
        }
        return differences;
    }

    /**
     * Begins a new execution that has all of an earlier one up to a step, and runs on from there.
     *
     * @param at the path of the step that runs anew
     * @param input instead of the earlier one's; null for the same
     * @param variables that are set differently when that step begins
     * @param version of the workflow; null for the same
     * @param plugins versions of plugins that are to be others, by plugin
     * @throws ConflictException {@code execution.path-mismatch} if what is recorded does not lead there any more
     */
    public Execution fork(
            String id,
            String at,
            @Nullable Object input,
            Map<String, Object> variables,
            @Nullable Integer version,
            Map<String, String> plugins) {
        return forks.fork(id, at, input, variables, version, plugins);
    }
}
