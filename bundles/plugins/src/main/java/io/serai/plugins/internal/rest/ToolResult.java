package io.serai.plugins.internal.rest;

import io.serai.api.execution.ExecutionError;
import org.jspecify.annotations.Nullable;

/**
 * How one call of a tool ended.
 *
 * @param ok whether the tool did its work
 * @param result what it returned; null if it failed, or returned nothing
 * @param error why it failed; null unless it did
 * @param durationMillis how long it took
 */
public record ToolResult(
        boolean ok, @Nullable Object result, @Nullable ExecutionError error, double durationMillis) {}
