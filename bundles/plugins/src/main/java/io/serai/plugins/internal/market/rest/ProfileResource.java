package io.serai.plugins.internal.market.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.Publishers;
import io.serai.plugins.internal.market.Showcase;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Operations on who publishes. */
@Path("marketplace/publishers")
@Tag(name = "Marketplace")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProfileResource implements OperationResource {
    private static final String FROM =
            "person, shipped, or catalog:NAME, as a listing's origin; whoever has the name if not given, people first";

    private final Publishers publishers;
    private final Showcase showcase;

    public ProfileResource(Publishers publishers, Showcase showcase) {
        this.publishers = publishers;
        this.showcase = showcase;
    }

    @GET
    @Path("{name}")
    @Requires("marketplace:read")
    @Operation(
            operationId = "marketplace-publisher-get",
            summary = "Shows a publisher: what they say of themselves, trusted keys, installations and ratings.")
    public Publishers.View get(
            @PathParam("name") String name, @Parameter(description = FROM) @QueryParam("from") @Nullable String from) {
        return publishers.of(CallContext.currentCaller(), name, from);
    }

    @GET
    @Path("{name}/listings")
    @Requires("marketplace:read")
    @Operation(
            operationId = "marketplace-publisher-listing-list",
            summary = "Lists what a publisher has on the market, by name.")
    public Page<ListingCard> listings(
            @PathParam("name") String name,
            @Parameter(description = FROM) @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q) {
        Caller caller = CallContext.currentCaller();
        PageRequest page = PageRequest.of(limit, cursor, q, null);
        return showcase.page(
                caller,
                publishers.listings(caller, name, from).asking(page.query()).sorted("name"),
                page);
    }

    @PUT
    @Path("{name}")
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-publisher-edit",
            summary = "Changes what one says of oneself as a publisher; the name is one's own user name.")
    public Publishers.View edit(
            @PathParam("name") String name, @HeaderParam("If-Match") @Nullable String ifMatch, Publishers.Draft draft) {
        return publishers.edit(CallContext.currentCaller(), name, draft, ifMatch);
    }
}
