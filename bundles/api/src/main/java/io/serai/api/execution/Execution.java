package io.serai.api.execution;

import io.serai.api.operation.Pending;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a workflow version.
 *
 * @param id a UUIDv7
 * @param workflow the workflow's id
 * @param workflowName its name
 * @param version the version it began on and stays on
 * @param plugins the plugin versions it is pinned to, by plugin id
 * @param priority 1 (critical) to 4 (low)
 * @param input what came in, as text or a JSON tree; null in lists
 * @param output what came out; null in lists and before the end
 * @param error why it failed; null unless it did
 * @param durationMillis from start to end; null before the end
 */
public record Execution(
        String id,
        String workflow,
        String workflowName,
        int version,
        Map<String, String> plugins,
        ExecutionStatus status,
        Trigger trigger,
        int priority,
        @Nullable Object input,
        @Nullable Object output,
        @Nullable ExecutionError error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Double durationMillis,
        @Nullable String parent,
        @Nullable String correlationId,
        @Nullable String idempotencyKey)
        implements Pending {
    @Override
    public boolean pending() {
        return !status.isFinal();
    }
}
