package io.serai.api.workflow;

import io.serai.api.execution.Execution;
import io.serai.api.execution.Trigger;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Workflows of the current caller's tenant. Each method throws {@link io.serai.api.error.NotFoundException}
 * {@code workflow.not-found} for an id that is not there.
 */
public interface Workflows {
    Page<Workflow> list(PageRequest page);

    Workflow get(String id);

    /** By id or, if there is none with that id, by name. */
    Optional<Workflow> find(String idOrName);

    /** @throws io.serai.api.error.InvalidInputException for a bad name; a bad DSL is kept, and reported by validate */
    Workflow create(WorkflowDraft draft);

    /**
     * @param etag what the caller last saw, or null to overwrite
     * @throws io.serai.api.error.PreconditionException if somebody else has changed it since
     */
    Workflow update(String id, WorkflowDraft draft, @Nullable String etag);

    /** Stops taking new executions and removes the workflow; its executions stay readable. */
    void delete(String id);

    Validation validate(String id);

    Validation validateText(String dsl);

    /**
     * Makes the draft a version and switches new executions to it; running ones finish on theirs.
     *
     * @throws io.serai.api.error.InvalidInputException {@code workflow.invalid} with the problems
     */
    WorkflowVersion publish(String id);

    /**
     * As {@link #publish(String)}.
     *
     * @param note what is new in it, up to 2,000 characters, or null
     */
    WorkflowVersion publish(String id, @Nullable String note);

    /** Makes an earlier version the active one again. */
    WorkflowVersion rollback(String id, int version);

    Page<WorkflowVersion> versions(String id, PageRequest page);

    /**
     * Starts a run of the active version. The stage completes when the execution has ended or the wait is over,
     * whichever is first; by then the execution is durable.
     */
    CompletionStage<Execution> run(String id, RunRequest request);

    /**
     * As {@link #run(String, RunRequest)}, started by something else than a person. A trigger of kind {@code schedule}
     * enters the route that begins with {@code schedule:NAME}, if there is one of the trigger's name.
     *
     * @param trigger what the execution says of its start
     */
    default CompletionStage<Execution> run(String id, RunRequest request, Trigger trigger) {
        return run(id, request);
    }
}
