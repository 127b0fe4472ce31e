package io.serai.api.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steers executions of the current caller's tenant. Each method throws {@link io.serai.api.error.NotFoundException}
 * {@code execution.not-found} for an id that is not there, and {@link io.serai.api.error.ConflictException} where the
 * execution's status does not allow it.
 */
public interface ExecutionControl {
    /** Ends it as CANCELLED; no later step starts, and a late result is discarded. */
    Execution cancel(String id);

    /** Lets it stop before its next effect, until {@link #resume}. */
    Execution pause(String id);

    Execution resume(String id);

    /**
     * Lets an execution of a draft go on that was begun to be debugged, as far as the next node or breakpoint.
     *
     * @param step whether it pauses again before the next node
     * @param breakpoints ids of nodes that it pauses before; null for those it had
     */
    Execution resume(String id, boolean step, @Nullable List<String> breakpoints);

    /**
     * Runs a failed one again, with what it has recorded.
     *
     * @param from the path of the step to begin at; null for the one that failed
     */
    Execution retry(String id, @Nullable String from);

    /**
     * Begins a new execution of the same workflow.
     *
     * @param input the new one's input; null for the same
     */
    Execution rerun(String id, @Nullable Object input);
}
