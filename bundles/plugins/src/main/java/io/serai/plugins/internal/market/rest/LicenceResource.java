package io.serai.plugins.internal.market.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.security.CallContext;
import io.serai.plugins.internal.install.Pages;
import io.serai.plugins.internal.market.Licences;
import io.serai.plugins.internal.market.store.Licence;
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
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Operations on licences of what one published. */
@Path("marketplace")
@Tag(name = "Marketplace")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LicenceResource implements OperationResource {
    private final Licences licences;

    public LicenceResource(Licences licences) {
        this.licences = licences;
    }

    /** Why. */
    public record Revocation(@Nullable String reason) {}

    @GET
    @Path("publisher/listings/{id}/licences")
    @Requires("marketplace:publish")
    @Operation(operationId = "marketplace-licence-list", summary = "Lists the licences of one's own listing.")
    public Page<Licence> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q) {
        return Pages.of(
                licences.of(CallContext.currentCaller(), id),
                Licence::id,
                licence -> licence.issuedTo() + " " + licence.hint(),
                PageRequest.of(limit, cursor, q, null));
    }

    @POST
    @Path("publisher/listings/{id}/licences")
    @Status(201)
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-licence-issue",
            summary = "Issues a licence key, shown this once, and remembers what was paid for it.")
    public Licences.Issued issue(@PathParam("id") String id, Licences.Draft draft) {
        return licences.issue(CallContext.currentCaller(), id, draft);
    }

    @POST
    @Path("publisher/licences/{licence}/revoke")
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-licence-revoke",
            summary = "Nothing can be installed with this licence any more; what was installed stays.")
    public Licence revoke(@PathParam("licence") String licence, Revocation revocation) {
        return licences.revoke(CallContext.currentCaller(), licence, revocation.reason());
    }
}
