package io.serai.api.queue;

import io.serai.api.operation.Tagged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named queue of executions; a workflow chooses its own with {@code settings.queue}.
 *
 * @param name unique in the tenant; {@code default} always exists
 * @param concurrency how many of its executions may run at once on a hub; null for as many as the hub can
 * @param active whether executions may begin; those of an inactive one wait
 * @param queued how many wait now
 * @param running how many have begun and not ended
 */
public record Queue(
        String name,
        @Nullable Integer concurrency,
        boolean active,
        long queued,
        long running,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        String etag)
        implements Tagged {}
