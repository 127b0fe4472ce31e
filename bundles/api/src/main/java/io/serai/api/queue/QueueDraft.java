package io.serai.api.queue;

import org.jspecify.annotations.Nullable;

/**
 * What a person writes; see {@link Queue}.
 *
 * @param name may be left out where the address names the queue
 * @param active null for true, or for as it is
 */
public record QueueDraft(
        @Nullable String name,
        @Nullable Integer concurrency,
        @Nullable Boolean active) {}
