package io.serai.journal.internal;

import io.serai.api.budget.Charge;
import io.serai.journal.internal.record.StepLine;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Hears of steps; called on the thread that runs the step. */
interface StepListener {
    void ended(Run run, StepLine line);

    /** Lets work of an execution run on a thread that may run routes. */
    void run(Run run, Runnable work);

    /** A step calls out; {@link #answered} follows, unless its execution leaves memory before. */
    void calls(Run run);

    void answered(Run run);

    /** A step has spent something of which no record will tell any more. */
    void spent(Run run, List<Charge> charges);

    /**
     * Sees that what happened so far is durable before a step begins whose end will be recorded.
     *
     * @param effect whether the step itself calls out
     * @return null if it is; else completes, on a thread that may run routes, when it is; or fails if the step must not
     *     begin
     */
    @Nullable
    CompletableFuture<?> writeBefore(Run run, String path, boolean effect);
}
