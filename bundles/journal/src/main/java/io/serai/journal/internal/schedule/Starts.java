package io.serai.journal.internal.schedule;

import io.serai.api.execution.Execution;
import io.serai.api.workflow.RunRequest;
import java.util.concurrent.CompletionStage;

/** Begins executions for schedules. */
@FunctionalInterface
interface Starts {
    /**
     * Begins a run, on behalf of the hub itself in the schedule's tenant. Does not block.
     *
     * @return fails with {@link io.serai.api.error.RetryableException} where trying again helps
     */
    CompletionStage<Execution> start(ScheduleRow schedule, RunRequest request);
}
