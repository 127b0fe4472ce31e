package io.serai.api.model;

import org.jspecify.annotations.Nullable;

/**
 * How a test call went.
 *
 * @param answer the beginning of what it said, or null
 * @param code such as {@code model.auth}, or null if it answered
 * @param error what is wrong and what to do, or null if it answered
 */
public record ModelTest(
        boolean answered,
        long latencyMillis,
        @Nullable String answer,
        @Nullable String code,
        @Nullable String error,
        TokenUsage usage) {}
