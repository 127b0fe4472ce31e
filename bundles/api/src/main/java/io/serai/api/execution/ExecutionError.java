package io.serai.api.execution;

import org.jspecify.annotations.Nullable;

/**
 * Why an execution or a step failed.
 *
 * @param type the exception's class name
 * @param message what it said
 * @param path the path of the failing step, or null where no step was at fault
 * @param node the id of the failing node, or null
 * @param errorClass why, as in the settings of steps: {@code rate-limit}, {@code auth}, {@code network}, {@code server},
 *     {@code timeout}, {@code invalid} or {@code other}; null for a step, and for an execution that was cancelled or ended
 *     before this was kept
 */
public record ExecutionError(
        String type,
        String message,
        @Nullable String path,
        @Nullable String node,
        @Nullable String errorClass) {
    public ExecutionError(String type, String message, @Nullable String path, @Nullable String node) {
        this(type, message, path, node, null);
    }
}
