package io.serai.api.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider of models.
 *
 * @param configured whether it can be called
 * @param environment the names of the environment variables that configure it
 * @param howTo one sentence
 * @param endpoint where it is called, without credentials
 * @param health {@code up}; {@code failing} after a failure; {@code down} while it is not asked; {@code unknown} before the first
 *     call
 * @param chainPosition its place in the fallback chain, from 1; null if it is not in it
 * @param failures by code, since the hub started
 * @param lastError what went wrong last, if that was after the last answer
 * @param retryAt when it is asked again, of one that is down
 */
public record ProviderInfo(
        String id,
        String title,
        boolean configured,
        List<String> environment,
        String howTo,
        @Nullable String endpoint,
        String health,
        @Nullable Integer chainPosition,
        long answers,
        Map<String, Long> failures,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        @Nullable Instant retryAt) {}
