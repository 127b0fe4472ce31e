package io.serai.journal.internal.queue;

import org.jspecify.annotations.Nullable;

/**
 * What a queue allows.
 *
 * @param concurrency null for no limit
 * @param active whether anything may begin
 */
public record QueueLimit(
        String tenant, String queue, @Nullable Integer concurrency, boolean active) {}
