package io.serai.plugins.internal.market.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.UnavailableException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.Analytics;
import io.serai.plugins.internal.market.ListingDraft;
import io.serai.plugins.internal.market.Listings;
import io.serai.plugins.internal.market.PublishRequest;
import io.serai.plugins.internal.market.Publishing;
import io.serai.plugins.internal.market.Showcase;
import io.serai.plugins.internal.market.store.ListingFilter;
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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations of whoever publishes. */
@Path("marketplace")
@Tag(name = "Marketplace")
@Produces(MediaType.APPLICATION_JSON)
public final class PublisherResource implements OperationResource {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FIELDS_AT_MOST = 1 << 20;

    private final Listings listings;
    private final Publishing publishing;
    private final Showcase showcase;
    private final Analytics analytics;

    /** @param users names of people of the tenant; empty to end the sharing */
    public record Sharing(@Nullable List<String> users) {}

    public PublisherResource(Listings listings, Publishing publishing, Showcase showcase, Analytics analytics) {
        this.listings = listings;
        this.publishing = publishing;
        this.showcase = showcase;
        this.analytics = analytics;
    }

    @POST
    @Path("publish")
    @Status(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-publish",
            summary =
                    "Hands in a template or a package on the hub's machine for review; a private one is there at once.")
    public ListingDetail publish(PublishRequest request) {
        Caller caller = CallContext.currentCaller();
        return showcase.detail(caller, publishing.publish(caller, request));
    }

    @POST
    @Path("publish")
    @Status(201)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-publish-upload",
            summary = "Hands in an uploaded package (part: file) for review; part: request holds the rest as JSON.")
    public ListingDetail upload(List<EntityPart> parts) {
        Caller caller = CallContext.currentCaller();
        EntityPart file = part(parts, "file")
                .orElseThrow(() -> new InvalidInputException(
                        "marketplace.source",
                        "Send the package as the part named file of a multipart/form-data body."));
        java.nio.file.Path copy = null;
        try (InputStream in = file.getContent()) {
            copy = Files.createTempFile("serai-publish", ".package");
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return showcase.detail(caller, publishing.publish(caller, copy, request(parts)));
        } catch (IOException e) {
            throw new UnavailableException("hub.disk", "The upload could not be kept: " + e.getMessage(), 5, e);
        } finally {
            if (copy != null) {
                try {
                    Files.deleteIfExists(copy);
                } catch (IOException e) {
                    copy.toFile().deleteOnExit();
                }
            }
        }
    }

    private static PublishRequest request(List<EntityPart> parts) throws IOException {
        Optional<EntityPart> part = part(parts, "request");
        if (part.isEmpty()) {
            return new PublishRequest(null, null, null, null, null, null, null, null);
        }
        try (InputStream in = part.get().getContent()) {
            String text = new String(in.readNBytes(FIELDS_AT_MOST), StandardCharsets.UTF_8);
            return JSON.readValue(text, PublishRequest.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "marketplace.request", "The part named request is no such JSON: " + e.getOriginalMessage() + ".");
        }
    }

    /** CXF gives a part's content id as its name where there is one, so that the header has to be asked. */
    private static Optional<EntityPart> part(List<EntityPart> parts, String name) {
        return parts.stream()
                .filter(part -> {
                    String disposition = part.getHeaders().getFirst("Content-Disposition");
                    return name.equals(part.getName())
                            || disposition != null && disposition.matches("(?s).*\\bname=\"?" + name + "\"?(;.*|$)");
                })
                .findFirst();
    }

    @GET
    @Path("publisher/listings")
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-publisher-listings",
            summary = "Lists what the caller published, in any status.")
    public Page<ListingCard> own(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q) {
        Caller caller = CallContext.currentCaller();
        PageRequest page = PageRequest.of(limit, cursor, q, null);
        ListingFilter filter = ListingFilter.scoped(
                ListingFilter.Scope.OWN,
                caller.tenant(),
                new ListingFilter.Person(caller.id(), caller.name()),
                page.query());
        return showcase.page(caller, filter, page);
    }

    @GET
    @Path("publisher/analytics")
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-publisher-analytics",
            summary = "Shows installations, ratings and revenue of what the caller published, by day and by listing.")
    public Analytics.View analytics(@QueryParam("days") @Nullable Integer days) {
        return analytics.of(CallContext.currentCaller(), days);
    }

    @PUT
    @Path("publisher/listings/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("marketplace:publish")
    @Operation(operationId = "marketplace-listing-edit", summary = "Changes what one says of one's own listing.")
    public ListingDetail edit(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, ListingDraft draft) {
        Caller caller = CallContext.currentCaller();
        return showcase.detail(caller, listings.edit(caller, id, draft, ifMatch));
    }

    @POST
    @Path("publisher/listings/{id}/submit")
    @Requires("marketplace:publish")
    @Operation(operationId = "marketplace-listing-submit", summary = "Hands in a draft, or again what was rejected.")
    public ListingDetail submit(@PathParam("id") String id) {
        Caller caller = CallContext.currentCaller();
        return showcase.detail(caller, publishing.submit(caller, id));
    }

    @PUT
    @Path("publisher/listings/{id}/shares")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-listing-share",
            summary = "Shares one's own private listing with exactly these people.")
    public Sharing share(@PathParam("id") String id, Sharing sharing) {
        return new Sharing(publishing.share(CallContext.currentCaller(), id, sharing.users()));
    }

    @DELETE
    @Path("publisher/listings/{id}")
    @Requires("marketplace:publish")
    @Operation(
            operationId = "marketplace-listing-delete",
            summary = "Takes one's own listing off the market for good; what was installed stays.")
    public void delete(@PathParam("id") String id) {
        publishing.delete(CallContext.currentCaller(), id);
    }
}
