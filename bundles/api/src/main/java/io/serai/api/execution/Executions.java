package io.serai.api.execution;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import java.util.Map;

/** Reads executions of the current caller's tenant; newest first unless sorted otherwise. */
public interface Executions {
    Page<Execution> list(ExecutionFilter filter, PageRequest page);

    /**
     * One execution, with input and output.
     *
     * @throws io.serai.api.error.NotFoundException {@code execution.not-found}
     */
    Execution get(String id);

    /** The steps in the order they began; throws as {@link #get}. */
    Page<Step> steps(String id, PageRequest page);

    /** How many executions there are in each status since a time, for dashboards. */
    Map<ExecutionStatus, Long> counts(java.time.Instant since);
}
