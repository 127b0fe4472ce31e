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
import io.serai.api.security.CallContext;
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
import java.util.Map;
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
    private final JobRetries retries;

    public JobOperations(
            Executions executions,
            ExecutionControl control,
            Workflows workflows,
            JobWorkflows jobs,
            JobRetries retries) {
        this.executions = executions;
        this.control = control;
        this.workflows = workflows;
        this.jobs = jobs;
        this.retries = retries;
    }

    @POST
    @Status(201)
    @Requires("workflow:execute")
    @Operation(
            operationId = "job-create",
            summary = "Run a workflow, or a list of tasks, as a job",
            description = "Tasks become a workflow of their own, the first time that list comes.")
    public Job create(JobRequest job) {
        int max = maxRetries(job.maxRetries());
        String workflow = jobs.of(job.intent(), job.tasks());
        RunRequest request = new RunRequest(job.input(), job.priority(), job.idempotencyKey(), null);
        Execution execution = Joined.of(workflows.run(workflow, request));
        if (max > 0) {
            retries.keep(CallContext.currentCaller().tenant(), execution.id(), max);
        }
        return Job.of(execution, max);
    }

    private static int maxRetries(@Nullable Integer asked) {
        int max = asked == null ? 0 : asked;
        if (max < 0 || max > JobRetries.MOST) {
            throw new InvalidInputException(
                    "job.max-retries", "max_retries must be between 0 and " + JobRetries.MOST + ".");
        }
        return max;
    }

    private Job job(Execution execution) {
        return Job.of(execution, retries.of(execution.id()));
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
        Map<String, Integer> max =
                retries.of(page.items().stream().map(Execution::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(execution -> Job.of(execution, max.getOrDefault(execution.id(), 0)))
                        .toList(),
                page.next());
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
        return job(executions.get(id));
    }

    @DELETE
    @Path("{id}")
    @Requires("execution:run")
    @Operation(operationId = "job-cancel", summary = "Cancel a job")
    public Job cancel(@PathParam("id") String id) {
        return job(control.cancel(id));
    }

    @POST
    @Path("{id}/retry")
    @Requires("execution:run")
    @Operation(operationId = "job-retry", summary = "Run a failed job again from where it failed")
    public Job retry(@PathParam("id") String id) {
        return job(control.retry(id, null));
    }
}
