package io.serai.api.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes; see {@link Schedule} for each part.
 *
 * @param workflow the workflow's id or name; of a built-in schedule: null
 * @param timeZone null for UTC
 * @param missed null for {@code skip}
 * @param enabled null for true
 */
public record ScheduleDraft(
        String name,
        @Nullable String workflow,
        @Nullable String cron,
        @Nullable Long everyMillis,
        @Nullable String timeZone,
        @Nullable Object input,
        @Nullable String missed,
        @Nullable List<String> after,
        @Nullable Boolean enabled) {}
