package io.serai.journal.internal.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An execution under the names of a job.
 *
 * @param intent what it is for: the words of its task list, or the name of its workflow
 * @param status {@code pending}, {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param priority 1 (critical) to 4 (low)
 * @param error why it failed, or null
 * @param queue in which it waits while it is {@code pending}
 * @param retryCount how often it was tried again
 * @param maxRetries how often it is tried again by itself
 */
public record Job(
        String id,
        String intent,
        String workflow,
        String status,
        int priority,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("completed_at") @Nullable Instant completedAt,
        @Nullable Object input,
        @Nullable Object output,
        @Nullable String error,
        String queue,
        @JsonProperty("retry_count") int retryCount,
        @JsonProperty("max_retries") int maxRetries) {
    /** A workflow made of a task list is named after it and the list's own mark. */
    private static final Pattern MARK = Pattern.compile(" #[0-9a-f]{8}$");

    static final List<String> STATUSES = List.of("pending", "running", "done", "failed", "cancelled");

    static Job of(Execution execution, int maxRetries) {
        ExecutionError error = execution.error();
        return new Job(
                execution.id(),
                MARK.matcher(execution.workflowName()).replaceFirst(""),
                execution.workflow(),
                status(execution.status()),
                execution.priority(),
                execution.createdAt(),
                execution.startedAt(),
                execution.endedAt(),
                execution.input(),
                execution.output(),
                error == null ? null : error.message(),
                execution.queue(),
                execution.attempts() - 1,
                maxRetries);
    }

    private static String status(ExecutionStatus status) {
        return switch (status) {
            case QUEUED -> "pending";
            case RUNNING, WAITING, PAUSED -> "running";
            case COMPLETED -> "done";
            case FAILED, CANCELLED -> status.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The statuses of executions behind a job's; empty for an unknown word. */
    static Set<ExecutionStatus> statuses(String word) {
        return switch (word) {
            case "pending" -> Set.of(ExecutionStatus.QUEUED);
            case "running" -> Set.of(ExecutionStatus.RUNNING, ExecutionStatus.WAITING, ExecutionStatus.PAUSED);
            case "done" -> Set.of(ExecutionStatus.COMPLETED);
            case "failed" -> Set.of(ExecutionStatus.FAILED);
            case "cancelled" -> Set.of(ExecutionStatus.CANCELLED);
            default -> Set.of();
        };
    }
}
