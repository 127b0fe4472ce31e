package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.PluginPins;
import io.serai.journal.RouteSource;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.RunOutcome;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.write.Note;
import io.serai.journal.internal.write.Notes;
import io.serai.store.Database;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Lets an execution that is not in memory go on with another version of a plugin, if what it recorded leads there. */
final class PluginMoves {
    private final Database database;
    private final StoredRuns stored;
    private final LiveRuns live;
    private final RunJournal journal;
    private final Resumer resumer;
    private final Replayer replayer;
    private final Supplier<@Nullable RouteSource> routes;

    PluginMoves(
            Database database,
            StoredRuns stored,
            LiveRuns live,
            RunJournal journal,
            Resumer resumer,
            Supplier<@Nullable RouteSource> routes) {
        this.database = database;
        this.stored = stored;
        this.live = live;
        this.journal = journal;
        this.resumer = resumer;
        this.replayer = new Replayer(stored, journal, routes);
        this.routes = routes;
    }

    /** Null if it has moved, else why not. */
    @Nullable
    String move(String id, String plugin, String from, String to) {
        StoredRun row = live.find(id) == null ? stored.find(id) : null;
        if (row == null) {
            return "It runs at this moment; it can move when it waits.";
        }
        RouteSource source = routes.get();
        PluginPins plugins = row.plugins().with(plugin, to);
        Lease lease = source == null ? null : source.moved(row.tenant(), row.workflow(), row.version(), plugins);
        if (lease == null) {
            return "Its workflow cannot run with " + plugins + ".";
        }
        try (lease) {
            // nobody brings it into memory while it moves
            Run place = row.run(lease.version(), journal.passes());
            place.end();
            if (!live.addNew(place)) {
                return "It runs at this moment; it can move when it waits.";
            }
            boolean goesOn = row.status() == ExecutionStatus.RUNNING || row.status() == ExecutionStatus.QUEUED;
            try {
                Set<String> undecided = undecided(row);
                goesOn |= row.status() == ExecutionStatus.WAITING && !undecided.equals(waits(row.waiting()));
                String misfit = misfit(lease, row, undecided);
                return misfit == null ? write(row, lease, plugin, from, to) : misfit;
            } finally {
                live.remove(place);
                place.ended.complete(new RunOutcome(id, row.status(), null, null));
                if (goesOn) {
                    resumer.resume(id); // it was to go on, and perhaps could not
                }
            }
        }
    }

    private @Nullable String write(StoredRun row, Lease lease, String plugin, String from, String to) {
        Note note = new Note(
                "execution.migrated",
                null,
                Map.of(
                        "plugin", plugin,
                        "from", from,
                        "to", to,
                        "version", Math.max(0, lease.version().version())));
        boolean written = database.transact(sql -> {
            int rows = sql.update(EXECUTIONS)
                    .set(VERSION, lease.version().version())
                    .set(PLUGINS, lease.version().plugins().text())
                    .where(ID.eq(row.id()))
                    .and(STATUS.eq(row.status().name()))
                    .execute();
            if (rows == 1) {
                Notes.add(sql, row.tenant(), row.id(), note);
            }
            return rows == 1;
        });
        return written ? null : "Somebody changed it meanwhile.";
    }

    /** The steps at which its branches are, waiting or about to go on. */
    private static Set<String> undecided(StoredRun row) {
        Set<String> steps = waits(row.waiting());
        for (String path : waits(row.decided().keySet())) {
            if (!row.outcomes().containsKey(path) && !row.outcomes().containsKey(Marks.waited(path))) {
                steps.add(path);
            }
        }
        return steps;
    }

    private static Set<String> waits(Set<String> paths) {
        Set<String> steps = new HashSet<>();
        for (String path : paths) {
            String step = Marks.step(path);
            if (!step.isEmpty()) {
                steps.add(step);
            }
        }
        return steps;
    }

    private @Nullable String misfit(Lease lease, StoredRun row, Set<String> waits) {
        Route route = lease.route(row.entry());
        if (route == null) {
            return "There is no route " + row.entry() + " any more, which it entered.";
        }
        if (!row.begun()) {
            return null;
        }
        Run run = row.run(lease.version(), journal.passes());
        Look look = Look.whether(waits);
        run.look(look);
        replayer.pass(run, route, Replayer.exchange(route, row.input()));
        String unmet = Forks.unmet(row.outcomes().keySet(), run.effects.met());
        if (unmet != null) {
            return "The routes do not come to " + unmet + " any more, which it has done.";
        }
        String missed = waits.stream()
                .filter(path -> !look.reached().contains(path))
                .findFirst()
                .orElse(null);
        if (missed != null) {
            return "The routes do not come to " + missed + ", where it waits"
                    + (look.unrecorded() == null ? "." : "; before it there is " + look.unrecorded() + " now.");
        }
        return row.status() == ExecutionStatus.WAITING && look.unrecorded() != null
                ? "Beside what it waits for there is " + look.unrecorded() + " now, which it has not done."
                : null;
    }
}
