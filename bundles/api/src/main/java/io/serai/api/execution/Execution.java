package io.serai.api.execution;

import io.serai.api.operation.Pending;
import java.math.BigDecimal;
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
 * @param startedAt when its route was entered first; null while it has never left its queue
 * @param durationMillis from its creation to its end; null before the end
 * @param parent the execution that began it, or null
 * @param parentPath the path of the parent's step that waits for it; null if none waits
 * @param origin the execution that it was made from, or null
 * @param queue the name of its queue
 * @param attempts 1, and one more for each retry
 * @param cost what its steps have cost, in US dollars; null in lists and where nothing was charged
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
        @Nullable String idempotencyKey,
        @Nullable String parentPath,
        @Nullable ExecutionOrigin origin,
        String queue,
        int attempts,
        @Nullable BigDecimal cost)
        implements Pending {
    /** The queue of workflows that name none. */
    public static final String DEFAULT_QUEUE = "default";

    /** One of the default queue that was made from nothing else, and was tried once. */
    public Execution(
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
            @Nullable String idempotencyKey) {
        this(
                id,
                workflow,
                workflowName,
                version,
                plugins,
                status,
                trigger,
                priority,
                input,
                output,
                error,
                createdAt,
                startedAt,
                endedAt,
                durationMillis,
                parent,
                correlationId,
                idempotencyKey,
                null,
                null,
                DEFAULT_QUEUE,
                1,
                null);
    }

    @Override
    public boolean pending() {
        return !status.isFinal();
    }
}
