package io.serai.api.execution;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Executions of the current caller's tenant that failed for good: they keep their journal until somebody lets them go on
 * or discards them, or they become too old.
 */
public interface DeadLetters {
    /** @param workflow only those of this one; null for all */
    Page<Execution> list(@Nullable String workflow, PageRequest page);

    /**
     * Lets one go on from the step that failed, when its queue has a place for it.
     *
     * @throws io.serai.api.error.NotFoundException {@code execution.not-found}
     * @throws io.serai.api.error.ConflictException {@code execution.not-failed} if it is no dead letter
     */
    Execution requeue(String id);

    /** The same for several; those that are no dead letters any more are left out. Gives how many there were. */
    int requeue(Collection<String> ids);

    /**
     * The same for all of a workflow, or of the tenant for null, newest first, at most {@link #AT_ONCE} of them.
     */
    int requeueAll(@Nullable String workflow);

    /** How many one call of {@link #requeueAll} takes. */
    int AT_ONCE = 1000;

    /** Takes one off the list; it stays FAILED, and can be read as before. Throws as {@link #requeue(String)}. */
    void discard(String id);
}
