package io.serai.models.internal.registry;

import io.serai.api.model.ModelDraft;
import io.serai.api.model.ModelInfo;
import io.serai.api.model.ModelRegistry;
import io.serai.api.model.ModelTest;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
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
import org.jspecify.annotations.Nullable;

/** The operations on models. */
@Path("models")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "models", description = "Language models, what they cost and how often they may be asked")
public final class ModelOperations implements OperationResource {
    private final ModelRegistry models;

    public ModelOperations(ModelRegistry models) {
        this.models = models;
    }

    @GET
    @Requires("model:read")
    @Operation(
            operationId = "model-list",
            summary = "List models by name, those that providers are known to have included")
    public Page<ModelInfo> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return models.list(PageRequest.of(limit, cursor, q, sort));
    }

    @POST
    @Status(201)
    @Requires("model:create")
    @Operation(operationId = "model-create", summary = "Add a model; its key is kept encrypted and never shown")
    public ModelInfo create(ModelDraft draft) {
        return models.create(draft);
    }

    @GET
    @Path("{id}")
    @Requires("model:read")
    @Operation(operationId = "model-get", summary = "Show one model, by id or name")
    public ModelInfo get(@PathParam("id") String id) {
        return models.get(id);
    }

    @PUT
    @Path("{id}")
    @Requires("model:update")
    @Operation(
            operationId = "model-update",
            summary = "Change a model; what is left out stays, and one that the hub knew becomes the tenant's own")
    public ModelInfo update(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, ModelDraft draft) {
        return models.update(id, draft, ifMatch);
    }

    @DELETE
    @Path("{id}")
    @Requires("model:delete")
    @Operation(operationId = "model-delete", summary = "Remove a model that somebody has added")
    public void delete(@PathParam("id") String id) {
        models.delete(id);
    }

    @POST
    @Path("{id}/test")
    @Requires("model:update")
    @Operation(
            operationId = "model-test",
            summary = "Ask a model for one word: does it answer, how fast, and if not, why")
    public ModelTest test(@PathParam("id") String id) {
        return models.test(id);
    }
}
