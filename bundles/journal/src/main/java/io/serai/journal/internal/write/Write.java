package io.serai.journal.internal.write;

import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.journal.DeployedVersion;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something to be made durable. */
public sealed interface Write {
    CompletableFuture<String> done();

    /**
     * Begins an execution. Completes with its id, or with the id of the execution that the idempotency key began before.
     *
     * @param input packed, or null
     */
    record Open(
            String id,
            DeployedVersion version,
            Trigger trigger,
            int priority,
            Instant createdAt,
            @Nullable String parent,
            @Nullable String correlationId,
            @Nullable String idempotencyKey,
            byte @Nullable [] input,
            CompletableFuture<String> done)
            implements Write {}

    /** Adds a portion of step lines to an execution that goes on. */
    record Portion(String id, String tenant, int seq, byte[] entries, CompletableFuture<String> done)
            implements Write {}

    /** Ends an execution, with its last portion of step lines. */
    record End(
            String id,
            ExecutionStatus status,
            Instant endedAt,
            long durationMicros,
            @Nullable ExecutionError error,
            byte[] result,
            CompletableFuture<String> done)
            implements Write {}
}
