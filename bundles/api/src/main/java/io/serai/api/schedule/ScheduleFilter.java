package io.serai.api.schedule;

import org.jspecify.annotations.Nullable;

/** Which schedules are wanted; null means "all". */
public record ScheduleFilter(
        @Nullable String workflow, @Nullable Boolean enabled) {
    public static final ScheduleFilter ALL = new ScheduleFilter(null, null);
}
