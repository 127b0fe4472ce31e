package io.serai.api.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One firing of a schedule.
 *
 * @param schedule the schedule's id
 * @param dueAt when it should have run; of one fired by hand: when that was
 * @param firedAt when the hub took it up
 * @param manual whether somebody fired it by hand
 * @param execution the execution it began; null while there is none, and for built-in tasks
 * @param outcome {@code STARTING}, {@code RUNNING}, {@code COMPLETED}, {@code FAILED}, {@code CANCELLED}; or
 *     {@code SKIPPED} for times that were missed and left out, {@code REFUSED} where nothing could be begun
 * @param detail why it was refused or failed, what a built-in task did, how many times were left out; or null
 */
public record ScheduleRun(
        String id,
        String schedule,
        Instant dueAt,
        Instant firedAt,
        boolean manual,
        @Nullable String execution,
        String outcome,
        @Nullable String detail,
        @Nullable Instant endedAt) {}
