package io.serai.api.schedule;

import java.util.List;

/**
 * The schedules that stand in workflows' own texts. Called by the workflows bundle alone, as versions become active and
 * workflows go; the journal bundle implements it.
 */
public interface WorkflowSchedules {
    /**
     * Makes exactly these the declared schedules of a workflow, by their names. One that is there already keeps its
     * history and whether it is paused; called again with the same it writes nothing.
     *
     * @param workflow the workflow's id
     * @throws io.serai.api.error.UnavailableException if the store is away; the caller tries again
     */
    void declare(String tenant, String workflow, List<ScheduleDraft> wanted);
}
