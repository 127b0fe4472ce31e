package io.serai.workflows.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.execution.Execution;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.workflow.RunRequest;
import io.serai.api.workflow.Validation;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.api.workflow.Workflows;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The operations on workflows. */
@Path("workflows")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "workflows", description = "Definitions in Camel YAML and their versions")
public final class WorkflowOperations implements OperationResource {
    private final Workflows workflows;

    public WorkflowOperations(Workflows workflows) {
        this.workflows = workflows;
    }

    @GET
    @Requires("workflow:read")
    @Operation(operationId = "workflow-list", summary = "List workflows by name")
    public Page<Workflow> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        if (sort != null && !sort.isBlank() && !sort.equals("name")) {
            throw new InvalidInputException("page.sort", "Workflows sort by name, not by " + sort + ".");
        }
        return workflows.list(PageRequest.of(limit, cursor, q, sort));
    }

    @POST
    @Status(201)
    @Requires("workflow:create")
    @Operation(operationId = "workflow-create", summary = "Create a workflow as a draft")
    public Workflow create(WorkflowDraft draft) {
        return workflows.create(draft);
    }

    /** A text to check that need not be stored. */
    public record TextToCheck(String dsl) {}

    @POST
    @Path("validate")
    @Requires("workflow:read")
    @Operation(operationId = "workflow-validate-text", summary = "Check a text without storing it")
    public Validation validateText(TextToCheck body) {
        if (body == null || body.dsl() == null) {
            throw new InvalidInputException("workflow.draft", "The body must have a dsl to check.");
        }
        return workflows.validateText(body.dsl());
    }

    @GET
    @Path("{id}")
    @Requires("workflow:read")
    @Operation(operationId = "workflow-get", summary = "Show one workflow with its draft")
    public Workflow get(@PathParam("id") String id) {
        return workflows.get(id);
    }

    @PUT
    @Path("{id}")
    @Requires("workflow:update")
    @Operation(operationId = "workflow-update", summary = "Replace the draft of a workflow")
    public Workflow update(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, WorkflowDraft draft) {
        return workflows.update(id, draft, ifMatch);
    }

    @DELETE
    @Path("{id}")
    @Requires("workflow:delete")
    @Operation(operationId = "workflow-delete", summary = "Remove a workflow; its executions stay")
    public void delete(@PathParam("id") String id) {
        workflows.delete(id);
    }

    @POST
    @Path("{id}/validate")
    @Requires("workflow:read")
    @Operation(operationId = "workflow-validate", summary = "Check the draft of a workflow")
    public Validation validate(@PathParam("id") String id) {
        return workflows.validate(id);
    }

    /** What is new in the version, for those who read its history. */
    public record PublishRequest(@Nullable String note) {}

    @POST
    @Path("{id}/publish")
    @Requires("workflow:publish")
    @Operation(operationId = "workflow-publish", summary = "Make the draft a version that takes new executions")
    public WorkflowVersion publish(@PathParam("id") String id, @Nullable PublishRequest body) {
        return workflows.publish(id, body == null ? null : body.note());
    }

    @POST
    @Path("{id}/execute")
    @Status(202)
    @Requires("workflow:execute")
    @Operation(operationId = "workflow-execute", summary = "Run a workflow; 200 with the output if it ended in time")
    public Execution execute(@PathParam("id") String id, @Nullable RunRequest request) {
        try {
            return workflows
                    .run(id, request == null ? new RunRequest(null, null, null, null) : request)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
