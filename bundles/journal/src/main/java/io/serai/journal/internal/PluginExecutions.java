package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.count;

import io.serai.api.execution.ExecutionStatus;
import io.serai.api.plugin.PluginUsage;
import io.serai.journal.PluginPins;
import io.serai.journal.internal.write.Note;
import io.serai.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.Record;

/** What executions hold of plugins. */
final class PluginExecutions implements PluginUsage {
    private static final long PATIENCE_MILLIS = 2_000;
    private static final List<String> NOT_ENDED = List.of(
            ExecutionStatus.QUEUED.name(),
            ExecutionStatus.RUNNING.name(),
            ExecutionStatus.WAITING.name(),
            ExecutionStatus.PAUSED.name());

    private final Database database;
    private final LiveRuns live;
    private final Control control;
    private final PluginMoves moves;

    PluginExecutions(Database database, LiveRuns live, Control control, PluginMoves moves) {
        this.database = database;
        this.live = live;
        this.control = control;
        this.moves = moves;
    }

    @Override
    public Map<String, Map<String, Integer>> live() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        // memory first: what becomes durable meanwhile is then found in the store; at worst it is counted twice
        for (Run run : live.all()) {
            if (!run.accepted.isDone()) {
                add(counts, run.version.plugins(), 1);
            }
        }
        database.read(sql -> sql.select(PLUGINS, count())
                        .from(EXECUTIONS)
                        .where(STATUS.in(NOT_ENDED))
                        .and(PLUGINS.isNotNull())
                        .groupBy(PLUGINS)
                        .fetch())
                .forEach(row -> add(counts, PluginPins.parse(row.value1()), row.value2()));
        return counts;
    }

    private static void add(Map<String, Map<String, Integer>> counts, PluginPins plugins, int number) {
        plugins.versions()
                .forEach((plugin, version) ->
                        counts.computeIfAbsent(plugin, key -> new TreeMap<>()).merge(version, number, Integer::sum));
    }

    /** An execution that is pinned to the version. */
    record Pinned(String id, String tenant, ExecutionStatus status) {}

    private List<Pinned> pinned(String plugin, String version) {
        return database
                .read(sql -> sql.select(ID, TENANT, STATUS, PLUGINS)
                        .from(EXECUTIONS)
                        .where(STATUS.in(NOT_ENDED))
                        .and(PLUGINS.like("%" + plugin + "@" + version + "%"))
                        .orderBy(ID)
                        .fetch())
                .stream()
                .filter(row -> PluginPins.parse(row.value4()).has(plugin, version))
                .map(PluginExecutions::pinned)
                .toList();
    }

    private static Pinned pinned(Record row) {
        return new Pinned(row.get(ID), row.get(TENANT), ExecutionStatus.valueOf(row.get(STATUS)));
    }

    @Override
    public int park(String plugin, String version, String reason) {
        Note asked =
                new Note("execution.pause-requested", null, Map.of("plugin", plugin + "@" + version, "reason", reason));
        int parked = 0;
        List<CompletableFuture<?>> leaving = new ArrayList<>();
        for (Pinned execution : pinned(plugin, version)) {
            if (execution.status() != ExecutionStatus.PAUSED
                    && control.pause(execution.id(), execution.tenant(), asked)) {
                parked++;
                Run run = live.find(execution.id());
                if (run != null) {
                    leaving.add(run.ended.copy());
                }
            }
        }
        // what calls out at this moment does not pause before it has its answer
        CompletableFuture.allOf(leaving.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> null)
                .join();
        return parked;
    }

    @Override
    public Migration migrate(String plugin, String from, String to) {
        int moved = 0;
        List<Stayed> stayed = new ArrayList<>();
        for (Pinned execution : pinned(plugin, from)) {
            String why = moves.move(execution.id(), plugin, from, to);
            if (why == null) {
                moved++;
            } else {
                stayed.add(new Stayed(execution.id(), why));
            }
        }
        return new Migration(moved, stayed);
    }
}
