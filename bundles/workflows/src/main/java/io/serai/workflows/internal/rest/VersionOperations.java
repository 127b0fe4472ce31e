package io.serai.workflows.internal.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.spi.operation.OperationResource;
import io.serai.workflows.internal.BadRequestException;
import io.serai.workflows.internal.version.VersionDiff;
import io.serai.workflows.internal.version.VersionTags;
import io.serai.workflows.internal.version.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on a workflow's versions. */
@Path("workflows")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "workflows", description = "Definitions in Camel YAML and their versions")
public final class VersionOperations implements OperationResource {
    private final Versions versions;

    public VersionOperations(Versions versions) {
        this.versions = versions;
    }

    @GET
    @Path("{id}/versions")
    @Requires("workflow:read")
    @Operation(operationId = "workflow-versions", summary = "List published versions, newest first")
    public Page<WorkflowVersion> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return versions.list(id, PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("{id}/versions/{version}")
    @Requires("workflow:read")
    @Operation(operationId = "workflow-version-get", summary = "Show one version by number, tag or the word active")
    public WorkflowVersion get(@PathParam("id") String id, @PathParam("version") String version) {
        return versions.get(id, version);
    }

    @GET
    @Path("{id}/tags")
    @Requires("workflow:read")
    @Operation(operationId = "workflow-tags-get", summary = "Show which versions are stable, beta and dev")
    public VersionTags tags(@PathParam("id") String id) {
        return versions.tags(id);
    }

    @PUT
    @Path("{id}/tags")
    @Requires("workflow:publish")
    @Operation(
            operationId = "workflow-tags-update",
            summary = "Set the tags stable, beta and dev on versions",
            description = "A tag that is not named stays where it is; null takes it away.")
    public VersionTags tag(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Map<String, @Nullable Object> tags) {
        return versions.tag(id, tags, ifMatch);
    }

    /**
     * Which version should be active again.
     *
     * @param version its number, or a tag
     * @param restoreDraft whether the draft follows; no, if not given
     */
    public record RollbackRequest(Object version, @Nullable Boolean restoreDraft) {}

    @POST
    @Path("{id}/rollback")
    @Requires("workflow:publish")
    @Operation(operationId = "workflow-rollback", summary = "Make an earlier version the active one again")
    public WorkflowVersion rollback(@PathParam("id") String id, RollbackRequest body) {
        if (body == null || body.version() == null) {
            throw new BadRequestException("workflow.version", "The body must name the version to go back to.");
        }
        return versions.rollback(id, String.valueOf(body.version()), Boolean.TRUE.equals(body.restoreDraft()));
    }

    @GET
    @Path("{id}/diff")
    @Requires("workflow:read")
    @Operation(
            operationId = "workflow-diff",
            summary = "Compare two versions, node by node and as text",
            description = "Each side is a number, a tag, active or draft; without them, active against draft.")
    public VersionDiff diff(
            @PathParam("id") String id,
            @Parameter(description = "The earlier one") @QueryParam("from") @Nullable String from,
            @Parameter(description = "The later one") @QueryParam("to") @Nullable String to) {
        return versions.diff(id, from, to);
    }
}
