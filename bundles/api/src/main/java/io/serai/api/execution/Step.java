package io.serai.api.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One node's turn in an execution.
 *
 * @param path the ids from the root with the index of every enclosing scope: {@code /lines[3]/charge}, {@code /post#2}
 * @param node the node's id
 * @param kind the EIP or, for a call out, the component: {@code setBody}, {@code choice}, {@code tool}, {@code http}
 * @param label what the node does, in few words ({@code tool:shipping-quote}, {@code ${body[amount]} > 100})
 * @param effect whether it called out, so that its result is recorded
 * @param attempt 1 for the first
 * @param durationMillis with a fraction; 0 while running
 * @param input body before, where kept; text or JSON tree
 * @param output body after, where kept
 * @param plugin the plugin version that did the work, or null for the hub's own nodes
 */
public record Step(
        String path,
        String node,
        String kind,
        @Nullable String label,
        boolean effect,
        StepStatus status,
        int attempt,
        Instant startedAt,
        double durationMillis,
        @Nullable Object input,
        @Nullable Object output,
        @Nullable ExecutionError error,
        @Nullable String plugin) {}
