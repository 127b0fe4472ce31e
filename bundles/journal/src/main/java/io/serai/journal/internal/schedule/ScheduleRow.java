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
        if (cron != null) {
            return Timing.cron(cron, ZoneId.of(timeZone));
        }
        return everyMillis == null ? Timing.NEVER : Timing.every(everyMillis, createdAt);
    }

    /** When it is due next, seen from a moment; null while it is paused. */
    @Nullable
    Instant nextAfter(Instant now) {
        return enabled ? timing().next(now) : null;
    }

    /** Switched on or off; from now on, in both cases. */
    ScheduleRow enabled(boolean on, Instant now, String by) {
        ScheduleRow row = new ScheduleRow(
                id,
                tenant,
                origin,
                name,
                workflowId,
                workflowName,
                cron,
                everyMillis,
                timeZone,
                input,
                missed,
                after,
                on,
                description,
                null,
                now,
                revision + 1,
                createdAt,
                now,
                by);
        return row.due(row.nextAfter(now));
    }

    /** With other words and times, due from now on. */
    ScheduleRow changed(Settings settings, Instant now, String by) {
        ScheduleRow row = new ScheduleRow(
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
                null,
                lastDueAt,
                revision + 1,
                createdAt,
                now,
                by);
        return row.due(row.nextAfter(now));
    }

    private ScheduleRow due(@Nullable Instant next) {
        return new ScheduleRow(
                id,
                tenant,
                origin,
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
                description,
                next,
                lastDueAt,
                revision,
                createdAt,
                updatedAt,
                updatedBy);
    }

    static ScheduleRow fresh(
            String id,
            String tenant,
            String origin,
            Settings settings,
            @Nullable String description,
            Instant now,
            String by) {
        ScheduleRow row = new ScheduleRow(
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
                null,
                null,
                1,
                now,
                now,
                by);
        return row.due(row.nextAfter(now));
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
