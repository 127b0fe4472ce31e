package io.serai.journal.internal;

import io.serai.journal.internal.record.StepLine;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Hears of steps; called on the thread that runs the step. */
interface StepListener {
    void ended(Run run, StepLine line);

    /**
     * Sees that what happened so far is durable before an effect begins.
     *
     * @return null if it is; else completes, on a thread that may run routes, when it is
     */
    @Nullable
    CompletableFuture<?> writeBefore(Run run);
}
