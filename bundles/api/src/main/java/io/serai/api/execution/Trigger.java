package io.serai.api.execution;

import org.jspecify.annotations.Nullable;

/**
 * What started an execution.
 *
 * @param kind {@code hook}, {@code manual}, or the scheme of the Camel consumer ({@code timer}, {@code kafka})
 * @param name the hook's path or the consumer's endpoint, or null
 * @param caller who it was, or null
 */
public record Trigger(
        String kind, @Nullable String name, @Nullable String caller) {}
