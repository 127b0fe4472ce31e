package io.serai.journal.internal.write;

import io.serai.api.budget.Charge;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Trigger;
import io.serai.journal.DeployedVersion;
import io.serai.journal.internal.event.OutboxRow;
import io.serai.journal.internal.record.StepCodec.Packed;
import io.serai.journal.internal.wait.WaitRow;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something to be made durable. */
public sealed interface Write {
    /** The execution's. */
    String id();

    CompletableFuture<String> done();

    /** Where an execution comes from, beside its trigger. */
    record Origin(
            @Nullable String parent,
            @Nullable String parentPath,
            @Nullable String of,
            @Nullable String kind) {
        public static final Origin NONE = new Origin(null, null, null, null);
    }

    /**
     * Begins an execution. Completes with its id, or with the id of the execution that the idempotency key began before.
     *
     * @param entry the route it enters
     * @param queue null for the default one
     * @param note what its history says beside its beginning; null if nothing
     */
    record Open(
            String id,
            DeployedVersion version,
            Trigger trigger,
            int priority,
            Instant createdAt,
            Origin origin,
            @Nullable String correlationId,
            @Nullable String idempotencyKey,
            String entry,
            @Nullable String queue,
            ExecutionStatus status,
            Packed input,
            @Nullable Note note,
            CompletableFuture<String> done)
            implements Write {}

    /**
     * Adds to the journal of an execution that goes on, or that leaves memory.
     *
     * @param packed null if nothing is added but waits or a status
     * @param waits that begin
     * @param status the new one, or null if it stays; the status of an execution that has ended meanwhile is not changed
     * @param note what its history says of the new status; null if nothing
     * @param charges what those steps have cost
     */
    record Portion(
            String id,
            String tenant,
            int seq,
            @Nullable Packed packed,
            List<WaitRow> waits,
            @Nullable ExecutionStatus status,
            @Nullable Note note,
            List<Charge> charges,
            CompletableFuture<String> done)
            implements Write {}

    /**
     * Ends an execution, with its last portion.
     *
     * @param outbox what its end begins
     * @param charges what its last steps have cost
     * @param releases whether it may have set money aside that it did not spend
     */
    record End(
            String id,
            String tenant,
            ExecutionStatus status,
            Instant endedAt,
            long durationMicros,
            @Nullable ExecutionError error,
            Packed result,
            List<OutboxRow> outbox,
            List<Charge> charges,
            boolean releases,
            CompletableFuture<String> done)
            implements Write {}
}
