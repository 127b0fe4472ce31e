package io.serai.journal.internal.schedule;

import io.serai.api.security.Caller;
import io.serai.spi.schedule.BuiltInTask;
import io.serai.store.Ids;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tasks of the hub itself that are there now. Each has a row, which keeps what people decided about it. */
final class BuiltIns {
    private final ScheduleRepository schedules;
    private final InstantSource clock;
    private final Map<String, BuiltInTask> tasks = new ConcurrentHashMap<>();

    BuiltIns(ScheduleRepository schedules, InstantSource clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    void add(BuiltInTask task) {
        tasks.put(task.name(), task);
    }

    void remove(BuiltInTask task) {
        tasks.remove(task.name(), task);
    }

    @Nullable
    BuiltInTask find(String name) {
        return tasks.get(name);
    }

    Set<String> names() {
        return Set.copyOf(tasks.keySet());
    }

    /** Gives a row to each task that has none. */
    void store() {
        for (BuiltInTask task : tasks.values()) {
            String origin = ScheduleRow.originOfHub(task.name());
            if (schedules.ofOrigin(Caller.DEFAULT_TENANT, origin).isEmpty()) {
                Settings settings =
                        new Settings(task.name(), null, null, task.cron(), null, "UTC", null, "once", List.of(), true);
                schedules.insert(ScheduleRow.fresh(
                        Ids.next(),
                        Caller.DEFAULT_TENANT,
                        origin,
                        settings,
                        task.description(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        "system"));
            }
        }
    }
}
