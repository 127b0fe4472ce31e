package io.serai.journal.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Trigger;
import io.serai.api.security.CallContext;
import io.serai.journal.PluginPins;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.record.Outcome;
import io.serai.journal.internal.record.Payload;
import io.serai.journal.internal.record.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/**
 * Begins executions with what earlier ones recorded. Where routes or what they get are to be different, it is tried first
 * whether they come to the same place with it; what does not fit is refused, not guessed.
 */
final class Forks {
    private final Executions executions;
    private final Replayer replayer;
    private final RunJournal journal;
    private final Resumer resumer;

    Forks(Executions executions, Replayer replayer, RunJournal journal, Resumer resumer) {
        this.executions = executions;
        this.replayer = replayer;
        this.journal = journal;
        this.resumer = resumer;
    }

    /** See {@link TimeMachine#fork}. */
    Execution fork(
            String id,
            String at,
            @Nullable Object input,
            Map<String, Object> variables,
            @Nullable Integer version,
            Map<String, String> plugins) {
        executions.get(id);
        StoredRun row = replayer.row(id);
        Replayer.requireStep(row, at);
        Map<String, Outcome> kept = kept(row, at);
        Outcome begin = input == null ? row.input() : row.input().withBody(Values.keep(input));
        if (!variables.isEmpty()) {
            begin = set(variables, kept, begin);
        }
        int number = version == null ? row.version() : version;
        PluginPins pins = number == row.version() || !plugins.isEmpty() ? row.plugins() : null;
        for (Map.Entry<String, String> other : plugins.entrySet()) {
            pins = pins == null ? null : pins.with(other.getKey(), other.getValue());
        }
        try (Lease lease = replayer.lease(row, number, pins)) {
            boolean differs =
                    number != row.version() || !lease.version().plugins().equals(row.plugins());
            if (input != null || !variables.isEmpty() || differs) {
                requireSamePaths(lease, row.with(begin, kept), at);
            }
            String fork = journal.fork(
                            row,
                            lease.version(),
                            new Trigger("fork", id, CallContext.currentCaller().name()),
                            begin,
                            new ArrayList<>(kept.values()))
                    .join();
            resumer.resume(fork);
            return executions.get(fork);
        }
    }

    /** What was recorded before the step, without the results of the scopes that it is in. */
    private static Map<String, Outcome> kept(StoredRun row, String at) {
        Map<String, Outcome> kept = new LinkedHashMap<>();
        for (Outcome outcome : row.outcomes().values()) {
            String path = outcome.path();
            if (path.equals(at) || Replayer.isBelow(path, at) || Marks.belongs(path, at)) {
                break;
            }
            if (!Replayer.isBelow(at, path)) {
                kept.put(path, outcome);
            }
        }
        return kept;
    }

    /** Sets variables where the last recorded step ends; at the beginning, if there is none. */
    private static Outcome set(Map<String, Object> variables, Map<String, Outcome> kept, Outcome begin) {
        Map<String, Payload> set = new LinkedHashMap<>();
        variables.forEach((name, value) -> set.put(name, Values.keep(value)));
        if (kept.isEmpty()) {
            return begin.withVariables(set);
        }
        List<String> paths = new ArrayList<>(kept.keySet());
        kept.computeIfPresent(paths.get(paths.size() - 1), (path, outcome) -> outcome.withVariables(set));
        return begin;
    }

    private void requireSamePaths(Lease lease, StoredRun row, String at) {
        Route route = lease.route(row.entry());
        if (route == null) {
            throw mismatch(lease, "has no route " + row.entry() + ", which the execution entered");
        }
        Run run = row.run(lease.version(), journal.passes());
        Look look = Look.whether(Set.of(at));
        run.look(look);
        replayer.pass(run, route, Replayer.exchange(route, row.input()));
        String unmet = unmet(row.outcomes().keySet(), run.effects.met());
        if (!look.reached().contains(at) && look.unrecorded() != null) {
            throw mismatch(lease, "comes to " + look.unrecorded() + ", of which nothing is recorded, before " + at);
        }
        if (unmet != null) {
            throw mismatch(lease, "does not come to " + unmet + ", which is recorded, before " + at);
        }
        if (!look.reached().contains(at)) {
            throw mismatch(lease, "does not come to " + at);
        }
    }

    /** The first record that was neither restored itself nor stands for a step inside one that was. */
    static @Nullable String unmet(Set<String> recorded, Set<String> met) {
        return recorded.stream()
                .filter(path -> !Marks.isMark(path)
                        && !met.contains(path)
                        && met.stream().noneMatch(scope -> Replayer.isBelow(path, scope)))
                .findFirst()
                .orElse(null);
    }

    private static ConflictException mismatch(Lease lease, String what) {
        return new ConflictException(
                "execution.path-mismatch",
                "Version " + lease.version().version() + " with this input and these variables " + what
                        + "; fork at an earlier step.");
    }
}
