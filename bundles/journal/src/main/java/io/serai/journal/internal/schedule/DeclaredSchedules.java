package io.serai.journal.internal.schedule;

import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.WorkflowSchedules;
import io.serai.store.Database;
import io.serai.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schedules that stand in workflows' texts. */
final class DeclaredSchedules implements WorkflowSchedules {
    private static final String BY = "workflow";

    private final Database database;
    private final ScheduleRepository schedules;
    private final InstantSource clock;
    private final Runnable changed;

    DeclaredSchedules(Database database, ScheduleRepository schedules, InstantSource clock, Runnable changed) {
        this.database = database;
        this.schedules = schedules;
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public void declare(String tenant, String workflow, List<ScheduleDraft> wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean wrote = database.transact(sql -> {
            Map<String, ScheduleRow> gone = new HashMap<>();
            schedules.declaredBy(tenant, workflow).forEach(row -> gone.put(row.origin(), row));
            boolean any = false;
            for (ScheduleDraft draft : wanted) {
                Settings settings = ScheduleRules.check(draft, workflow, draft.workflow());
                String origin = ScheduleRow.originOfWorkflow(workflow, settings.name());
                any |= keep(tenant, origin, settings, gone.remove(origin), now);
            }
            gone.values().forEach(row -> schedules.delete(row.id()));
            return any || !gone.isEmpty();
        });
        if (wrote) {
            changed.run();
        }
    }

    private boolean keep(String tenant, String origin, Settings settings, @Nullable ScheduleRow before, Instant now) {
        if (before == null) {
            schedules.insert(ScheduleRow.fresh(Ids.next(), tenant, origin, settings, null, now, BY));
            return true;
        }
        Settings next = settings.enabled(before.enabled());
        if (next.equals(before.settings())) {
            return false;
        }
        schedules.update(before.changed(next, now, BY), before.revision());
        return true;
    }
}
