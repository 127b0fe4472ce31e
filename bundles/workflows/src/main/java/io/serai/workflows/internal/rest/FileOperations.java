package io.serai.workflows.internal.rest;

import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.workflow.Workflow;
import io.serai.spi.operation.OperationResource;
import io.serai.workflows.internal.file.ExportedFile;
import io.serai.workflows.internal.file.WorkflowFiles;
import io.serai.workflows.internal.taskgraph.TaskList;
import io.serai.workflows.internal.taskgraph.TaskRoute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations that take workflows out of the hub and in again. */
@Path("workflows")
@Tag(name = "workflows", description = "Definitions in Camel YAML and their versions")
public final class FileOperations implements OperationResource {
    private final WorkflowFiles files;

    public FileOperations(WorkflowFiles files) {
        this.files = files;
    }

    @GET
    @Path("{id}/export")
    @Produces({"application/yaml", "application/json", "application/xml"})
    @Requires("workflow:read")
    @Operation(
            operationId = "workflow-export",
            summary = "Export a workflow as yaml, json, xml or task-graph",
            description = "The draft, or a version by number, tag or the word active.")
    public Response export(
            @PathParam("id") String id,
            @Parameter(description = "yaml, json, xml or task-graph; yaml if not given") @QueryParam("format") @Nullable
                    String format,
            @Parameter(description = "The draft if not given") @QueryParam("version") @Nullable String version) {
        ExportedFile file = files.export(id, format, version);
        return Response.ok(file.text(), file.mediaType() + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + '"')
                .build();
    }

    @POST
    @Path("import")
    @Status(201)
    @Consumes({
        "application/json",
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        "application/xml",
        "text/plain",
        "application/octet-stream"
    })
    @Produces("application/json")
    @Requires("workflow:create")
    @Operation(
            operationId = "workflow-import",
            summary = "Make a draft of an exported workflow, Camel YAML or a task graph",
            description = "The body is the file itself, or {text, format, name}.")
    public Workflow take(
            @Parameter(description = "yaml, json, xml or task-graph; seen from the text if not given")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Parameter(description = "Instead of the name in the text") @QueryParam("name") @Nullable String name,
            @Parameter(description = "Put it into the draft of the workflow that has the name already")
                    @QueryParam("replace")
                    @Nullable
                    Boolean replace,
            byte[] file) {
        return files.take(
                new String(file, StandardCharsets.UTF_8),
                new WorkflowFiles.Wish(format, name, Boolean.TRUE.equals(replace)));
    }

    @POST
    @Path("task-graph")
    @Consumes("application/json")
    @Produces("application/json")
    @Requires("workflow:read")
    @Operation(
            operationId = "workflow-task-graph",
            summary = "Show the order, the batches and the route of a task graph without storing it",
            description = "The body is {name, tasks: [{id, action, depends_on, …}]}; workflow-import stores it.")
    public TaskRoute compile(Map<String, @Nullable Object> graph) {
        return TaskRoute.of(TaskList.read(graph == null ? Map.of() : graph));
    }
}
