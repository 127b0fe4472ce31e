package io.serai.journal.internal.schedule;

import io.serai.api.schedule.ScheduleRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A firing as it is stored.
 *
 * @param node the hub that took it up last
 * @param attemptAt while it is {@link #STARTING}: when it may be taken up again
 */
record RunRow(
        String id,
        String tenant,
        String scheduleId,
        Instant dueAt,
        Instant firedAt,
        boolean manual,
        String node,
        @Nullable Instant attemptAt,
        int attempts,
        @Nullable String executionId,
        String outcome,
        @Nullable String detail,
        @Nullable Instant endedAt) {
    /** Written, and to be begun. */
    static final String STARTING = "STARTING";

    static final String RUNNING = "RUNNING";
    static final String COMPLETED = "COMPLETED";
    static final String FAILED = "FAILED";
    /** Its time was missed, and the schedule does not make up for that. */
    static final String SKIPPED = "SKIPPED";
    /** Nothing could be begun, and trying again would not help. */
    static final String REFUSED = "REFUSED";

    static RunRow starting(String id, ScheduleRow schedule, Instant due, Instant now, boolean manual, String node) {
        return new RunRow(
                id, schedule.tenant(), schedule.id(), due, now, manual, node, now, 0, null, STARTING, null, null);
    }

    static RunRow skipped(String id, ScheduleRow schedule, Instant due, Instant now, String node, long times) {
        String detail = times == 1
                ? "This time was missed and left out."
                : times + " times up to this one were missed and left out.";
        return new RunRow(
                id, schedule.tenant(), schedule.id(), due, now, false, node, null, 0, null, SKIPPED, detail, now);
    }

    /** The same for every attempt, so that none begins a second execution. */
    String idempotencyKey() {
        return "schedule:" + scheduleId + ":" + dueAt + (manual ? ":manual" : "");
    }

    ScheduleRun shown() {
        return new ScheduleRun(id, scheduleId, dueAt, firedAt, manual, executionId, outcome, detail, endedAt);
    }
}
