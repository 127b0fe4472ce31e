package io.serai.api.schedule;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schedules of the current caller's tenant. Each method with an id throws {@link io.serai.api.error.NotFoundException}
 * {@code schedule.not-found} for one that is not there. However often hubs stop or share a store, a due time begins at
 * most one execution.
 */
public interface Schedules {
    /** By name. */
    Page<Schedule> list(ScheduleFilter filter, PageRequest page);

    Schedule get(String id);

    /** @throws io.serai.api.error.InvalidInputException {@code schedule.draft} with each part that is wrong */
    Schedule create(ScheduleDraft draft);

    /**
     * @param etag what the caller last saw, or null to overwrite
     * @throws io.serai.api.error.PreconditionException if it has changed since
     * @throws io.serai.api.error.ConflictException {@code schedule.declared} for one that stands in its workflow's text
     */
    Schedule update(String id, ScheduleDraft draft, @Nullable String etag);

    /** Removes it with its history; throws {@code schedule.declared} or {@code schedule.built-in} where that is not possible. */
    void delete(String id);

    /** Lets it no longer run by itself; nothing happens to what has begun. */
    Schedule pause(String id);

    /** Lets it run again from now on; what passed meanwhile is not made up for. */
    Schedule resume(String id);

    /** Runs it now, whatever its times and even if it is paused. */
    ScheduleRun fire(String id);

    /** What came of it, the latest first. */
    Page<ScheduleRun> history(String id, PageRequest page);

    /**
     * When a schedule with these times would run, without storing anything.
     *
     * @param count 1 to 100
     * @return up to that many times from now on, in order; none for one that waits for others
     */
    List<Instant> preview(ScheduleDraft draft, int count);
}
