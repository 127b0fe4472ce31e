package io.serai.api.execution;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which executions are wanted; null or empty means "all". */
public record ExecutionFilter(
        @Nullable String workflow,
        Set<ExecutionStatus> statuses,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final ExecutionFilter ALL = new ExecutionFilter(null, Set.of(), null, null);

    public ExecutionFilter {
        statuses = Set.copyOf(statuses);
    }
}
