package io.serai.spi.tool;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a tool.
 *
 * @param arguments by name; a JSON tree
 * @param tenant on whose behalf
 * @param executionId the execution it belongs to, or null outside one
 * @param idempotencyKey the same for every repetition of the same step; pass it on where the far side takes one
 */
public record ToolCall(
        Map<String, Object> arguments,
        String tenant,
        @Nullable String executionId,
        String idempotencyKey) {}
