package io.serai.plugins.internal.market.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.Publishing;
import io.serai.plugins.internal.market.Showcase;
import io.serai.plugins.internal.market.store.ListingFilter;
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

/** Operations of whoever decides what comes to the market. */
@Path("marketplace/queue")
@Tag(name = "Marketplace")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class QueueResource implements OperationResource {
    private final Publishing publishing;
    private final Showcase showcase;

    public QueueResource(Publishing publishing, Showcase showcase) {
        this.publishing = publishing;
        this.showcase = showcase;
    }

    /** Why not; the publisher reads it. */
    public record Rejection(@Nullable String reason) {}

    /** @param featured whether it stands among the featured ones */
    public record Feature(boolean featured) {}

    @GET
    @Requires("marketplace:review")
    @Operation(operationId = "marketplace-queue-list", summary = "Lists what waits for a decision.")
    public Page<ListingCard> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q) {
        Caller caller = CallContext.currentCaller();
        PageRequest page = PageRequest.of(limit, cursor, q, null);
        ListingFilter filter = ListingFilter.scoped(
                ListingFilter.Scope.QUEUE,
                caller.tenant(),
                new ListingFilter.Person(caller.id(), caller.name()),
                page.query());
        return showcase.page(caller, filter, page);
    }

    @POST
    @Path("{id}/approve")
    @Requires("marketplace:review")
    @Operation(
            operationId = "marketplace-queue-approve",
            summary = "Puts a listing, or its new version, on the market.")
    public ListingDetail approve(@PathParam("id") String id) {
        Caller caller = CallContext.currentCaller();
        return showcase.detail(caller, publishing.approve(caller, id));
    }

    @POST
    @Path("{id}/reject")
    @Requires("marketplace:review")
    @Operation(
            operationId = "marketplace-queue-reject",
            summary = "Sends a listing back to its publisher, with a reason.")
    public ListingDetail reject(@PathParam("id") String id, Rejection rejection) {
        Caller caller = CallContext.currentCaller();
        return showcase.detail(caller, publishing.reject(caller, id, rejection.reason()));
    }

    @POST
    @Path("{id}/feature")
    @Requires("marketplace:review")
    @Operation(operationId = "marketplace-feature", summary = "Shows a listing among the featured ones, or no longer.")
    public ListingDetail feature(@PathParam("id") String id, Feature feature) {
        Caller caller = CallContext.currentCaller();
        return showcase.detail(caller, publishing.feature(caller, id, feature.featured()));
    }
}
