package io.serai.api.schedule;

import io.serai.api.operation.Tagged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something runs. Exactly one of {@code cron}, {@code everyMillis} and {@code after} says when.
 *
 * @param workflow the id of the workflow it runs; null for a task of the hub itself
 * @param workflowName that workflow's name, as far as it is known
 * @param cron five fields (minute, hour, day of month, month, day of week), or six with seconds first
 * @param everyMillis the distance between two runs
 * @param timeZone in which {@code cron} is meant, such as {@code Europe/Berlin}
 * @param input what the workflow gets
 * @param missed what becomes of times that passed while nothing could start: {@code skip}, {@code once} or {@code all}
 * @param after ids of schedules; this one runs when each of them has completed since it ran last
 * @param enabled whether it runs by itself; a paused one is not
 * @param builtIn whether it is a task of the hub itself; such a one can be paused, fired, and given another time
 * @param declared whether it stands in the workflow's own text ({@code from: schedule:…}) and changes with that only
 * @param description what a built-in one does, or null
 * @param nextAt when it is due next; null where nobody knows (paused, or it waits for another one)
 * @param lastRun what came of it last
 */
public record Schedule(
        String id,
        String name,
        @Nullable String workflow,
        @Nullable String workflowName,
        @Nullable String cron,
        @Nullable Long everyMillis,
        String timeZone,
        @Nullable Object input,
        String missed,
        List<String> after,
        boolean enabled,
        boolean builtIn,
        boolean declared,
        @Nullable String description,
        @Nullable Instant nextAt,
        @Nullable ScheduleRun lastRun,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        String etag)
        implements Tagged {
    public Schedule {
        after = List.copyOf(after);
    }
}
