package io.serai.journal.internal.job;

import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionControl;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Executions;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflows;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Executions under the names of jobs. */
@Path("jobs")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "jobs", description = "Executions under the names of jobs")
public final class JobOperations implements OperationResource {
    private static final int MAX_OFFSET = 10_000;

    private final Executions executions;
    private final ExecutionControl control;
    private final Workflows workflows;
    private final JobWorkflows jobs;

    public JobOperations(Executions executions, ExecutionControl control, Workflows workflows, JobWorkflows jobs) {
        this.executions = executions;
        this.control = control;
        this.workflows = workflows;
        this.jobs = jobs;
    }

    @POST
    @Status(201)
    @Requires("workflow:execute")
    @Operation(
            operationId = "job-create",
            summary = "Run a workflow, or a list of tasks, as a job",
            description = "Tasks become a workflow of their own, the first time that list comes.")
    public Job create(JobRequest job) {
        String workflow = jobs.of(job.intent(), job.tasks());
        RunRequest request = new RunRequest(job.input(), job.priority(), job.idempotencyKey(), null);
        return Job.of(Joined.of(workflows.run(workflow, request)));
    }

    @GET
    @Requires("execution:read")
    @Operation(operationId = "job-list", summary = "List jobs, newest first")
    public Page<Job> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("offset") @Nullable Integer offset,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q) {
        ExecutionFilter filter = new ExecutionFilter(null, statuses(status), null, null);
        Page<Execution> page = executions.list(filter, PageRequest.of(limit, skip(filter, offset, cursor, q), q, null));
        return new Page<>(page.items().stream().map(Job::of).toList(), page.next());
    }

    private static Set<ExecutionStatus> statuses(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return Set.of();
        }
        Set<ExecutionStatus> statuses = Job.statuses(word.toLowerCase(Locale.ROOT));
        if (statuses.isEmpty()) {
            throw new InvalidInputException(
                    "job.status", "status must be one of " + Job.STATUSES + ", not " + word + ".");
        }
        return statuses;
    }

    /** The cursor behind as many jobs as are to be left out. */
    private @Nullable String skip(
            ExecutionFilter filter, @Nullable Integer offset, @Nullable String cursor, @Nullable String q) {
        int left = offset == null ? 0 : offset;
        if (left < 0 || left > MAX_OFFSET) {
            throw new InvalidInputException(
                    "job.offset", "offset must be between 0 and " + MAX_OFFSET + "; go on with cursor.");
        }
        String at = cursor;
        while (left > 0) {
            Page<Execution> page =
                    executions.list(filter, PageRequest.of(Math.min(left, PageRequest.MAX_LIMIT), at, q, null));
            left -= page.items().size();
            if (page.items().isEmpty()) {
                break;
            }
            at = page.items().get(page.items().size() - 1).id();
            if (page.next() == null) {
                break;
            }
        }
        return at;
    }

    @GET
    @Path("{id}")
    @Requires("execution:read")
    @Operation(operationId = "job-get", summary = "Show one job")
    public Job get(@PathParam("id") String id) {
        return Job.of(executions.get(id));
    }

    @DELETE
    @Path("{id}")
    @Requires("execution:run")
    @Operation(operationId = "job-cancel", summary = "Cancel a job")
    public Job cancel(@PathParam("id") String id) {
        return Job.of(control.cancel(id));
    }

    @POST
    @Path("{id}/retry")
    @Requires("execution:run")
    @Operation(operationId = "job-retry", summary = "Run a failed job again from where it failed")
    public Job retry(@PathParam("id") String id) {
        return Job.of(control.retry(id, null));
    }
}
