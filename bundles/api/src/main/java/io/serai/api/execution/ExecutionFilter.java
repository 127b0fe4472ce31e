package io.serai.api.execution;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are wanted; null or empty means "all".
 *
 * @param parent the execution that began them
 * @param queue the name of their queue
 * @param correlationId what they were begun with
 * @param origin the execution that they were made from
 * @param deadLetters only those that failed for good and were not discarded
 */
public record ExecutionFilter(
        @Nullable String workflow,
        Set<ExecutionStatus> statuses,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String parent,
        @Nullable String queue,
        @Nullable String correlationId,
        @Nullable String origin,
        boolean deadLetters) {
    public static final ExecutionFilter ALL = new ExecutionFilter(null, Set.of(), null, null);

    public ExecutionFilter {
        statuses = Set.copyOf(statuses);
    }

    public ExecutionFilter(
            @Nullable String workflow, Set<ExecutionStatus> statuses, @Nullable Instant from, @Nullable Instant to) {
        this(workflow, statuses, from, to, null, null, null, null, false);
    }

    /** The dead letters of a workflow, or of all for null. */
    public static ExecutionFilter deadLettersOf(@Nullable String workflow) {
        return new ExecutionFilter(workflow, Set.of(ExecutionStatus.FAILED), null, null, null, null, null, null, true);
    }
}
