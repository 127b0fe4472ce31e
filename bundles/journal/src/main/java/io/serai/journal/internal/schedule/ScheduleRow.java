package io.serai.journal.internal.schedule;

import io.serai.api.schedule.Schedule;
import io.serai.api.schedule.ScheduleRun;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it is stored.
 *
 * @param origin who keeps it
 * @param missed {@code skip}, {@code once} or {@code all}
 * @param lastDueAt the latest due time that was taken up, or the moment from which predecessors count
 */
record ScheduleRow(
        String id,
        String tenant,
        String origin,
        String name,
        @Nullable String workflowId,
        @Nullable String workflowName,
        @Nullable String cron,
        @Nullable Long everyMillis,
        String timeZone,
        @Nullable Object input,
        String missed,
        List<String> after,
        boolean enabled,
        @Nullable String description,
        @Nullable Instant nextAt,
        @Nullable Instant lastDueAt,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy) {
    private static final String OF_HUB = "hub:";
    private static final String OF_WORKFLOW = "workflow:";

    static String originOfHub(String task) {
        return OF_HUB + task;
    }

    /** @param name empty for the beginning of all of that workflow's */
    static String originOfWorkflow(String workflow, String name) {
        return OF_WORKFLOW + workflow + ":" + name;
    }

    boolean builtIn() {
        return origin.startsWith(OF_HUB);
    }

    boolean declared() {
        return origin.startsWith(OF_WORKFLOW);
    }

    /** The task it runs, if it is built in. */
    String task() {
        return origin.substring(OF_HUB.length());
    }

    Timing timing() {
        return timing(settings(), createdAt);
    }

    private static Timing timing(Settings settings, Instant createdAt) {
        if (settings.cron() != null) {
            return Timing.cron(settings.cron(), ZoneId.of(settings.timeZone()));
        }
        return settings.everyMillis() == null ? Timing.NEVER : Timing.every(settings.everyMillis(), createdAt);
    }

    /** When it is due next, seen from a moment; null while it is paused. */
    @Nullable
    Instant nextAfter(Instant now) {
        return enabled ? timing().next(now) : null;
    }

    /** Switched on or off; from now on, in both cases. */
    ScheduleRow enabled(boolean on, Instant now, String by) {
        return with(settings().enabled(on), now, now, by);
    }

    /** With other words and times, due from now on. */
    ScheduleRow changed(Settings settings, Instant now, String by) {
        return with(settings, lastDueAt, now, by);
    }

    private ScheduleRow with(Settings settings, @Nullable Instant takenUp, Instant now, String by) {
        return of(id, tenant, origin, settings, description, takenUp, revision + 1, createdAt, now, by);
    }

    static ScheduleRow fresh(
            String id,
            String tenant,
            String origin,
            Settings settings,
            @Nullable String description,
            Instant now,
            String by) {
        return of(id, tenant, origin, settings, description, null, 1, now, now, by);
    }

    private static ScheduleRow of(
            String id,
            String tenant,
            String origin,
            Settings settings,
            @Nullable String description,
            @Nullable Instant lastDueAt,
            int revision,
            Instant createdAt,
            Instant now,
            String by) {
        return new ScheduleRow(
                id,
                tenant,
                origin,
                settings.name(),
                settings.workflowId(),
                settings.workflowName(),
                settings.cron(),
                settings.everyMillis(),
                settings.timeZone(),
                settings.input(),
                settings.missed(),
                settings.after(),
                settings.enabled(),
                description,
                settings.enabled() ? timing(settings, createdAt).next(now) : null,
                lastDueAt,
                revision,
                createdAt,
                now,
                by);
    }

    Schedule shown(@Nullable ScheduleRun last) {
        return new Schedule(
                id,
                name,
                workflowId,
                workflowName,
                cron,
                everyMillis,
                timeZone,
                input,
                missed,
                after,
                enabled,
                builtIn(),
                declared(),
                description,
                nextAt,
                last,
                createdAt,
                updatedAt,
                updatedBy,
                String.valueOf(revision));
    }

    Settings settings() {
        return new Settings(name, workflowId, workflowName, cron, everyMillis, timeZone, input, missed, after, enabled);
    }
}
