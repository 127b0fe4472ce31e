package io.serai.api.execution;

import org.jspecify.annotations.Nullable;

/**
 * Why an execution or a step failed.
 *
 * @param type the exception's class name
 * @param message what it said
 * @param path the path of the failing step, or null where no step was at fault
 * @param node the id of the failing node, or null
 */
public record ExecutionError(
        String type,
        String message,
        @Nullable String path,
        @Nullable String node) {}
