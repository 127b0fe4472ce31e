package io.serai.camel.schedule;

import org.jspecify.annotations.Nullable;

/**
 * When a {@code schedule:} trigger wants to run; exactly one of {@code cron} and {@code everyMillis} is there.
 *
 * @param name unique in the workflow
 * @param timeZone null for UTC
 * @param missed {@code skip}, {@code once} or {@code all}
 */
public record ScheduleOptions(
        String name,
        @Nullable String cron,
        @Nullable Long everyMillis,
        @Nullable String timeZone,
        String missed) {}
