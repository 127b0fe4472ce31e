package io.serai.journal.internal.job;

import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.Executions;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.Workflows;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Workflows under the name of pipelines. */
@Path("pipelines")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "pipelines", description = "Workflows under the name of pipelines")
public final class PipelineOperations implements OperationResource {
    private final Workflows workflows;
    private final Executions executions;

    public PipelineOperations(Workflows workflows, Executions executions) {
        this.workflows = workflows;
        this.executions = executions;
    }

    @GET
    @Requires("workflow:read")
    @Operation(operationId = "pipeline-list", summary = "List workflows")
    public Page<Workflow> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q) {
        return workflows.list(PageRequest.of(limit, cursor, q, null));
    }

    @GET
    @Path("{id}")
    @Requires("workflow:read")
    @Operation(operationId = "pipeline-get", summary = "Show one workflow")
    public Workflow get(@PathParam("id") String id) {
        return workflows.get(id);
    }

    @GET
    @Path("{id}/executions")
    @Requires("execution:read")
    @Operation(operationId = "pipeline-executions", summary = "List the executions of a workflow, newest first")
    public Page<Execution> executions(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return executions.list(
                new ExecutionFilter(workflows.get(id).id(), Set.of(), null, null),
                PageRequest.of(limit, cursor, null, null));
    }

    @POST
    @Path("{id}/run")
    @Status(202)
    @Requires("workflow:execute")
    @Operation(operationId = "pipeline-run", summary = "Run a workflow; 200 with the output if it ended in time")
    public Execution run(@PathParam("id") String id, @Nullable RunRequest request) {
        return Joined.of(workflows.run(id, request == null ? new RunRequest(null, null, null, null) : request));
    }
}
