package io.serai.plugins.internal.market.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.Installing;
import io.serai.plugins.internal.market.Kinds;
import io.serai.plugins.internal.market.Listings;
import io.serai.plugins.internal.market.Recommendations;
import io.serai.plugins.internal.market.Showcase;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.template.TemplateUse;
import io.serai.spi.operation.OperationResource;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations of whoever looks around the marketplace and installs from it. */
@Path("marketplace")
@Tag(name = "Marketplace")
@Produces(MediaType.APPLICATION_JSON)
public final class MarketplaceResource implements OperationResource {
    private static final Set<String> SORTS = Set.of("popular", "recent", "name", "rating");
    private static final int FRONT = 8;
    private static final int RECOMMENDED = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Listings listings;
    private final Showcase showcase;
    private final Installing installing;
    private final Recommendations recommendations;

    public MarketplaceResource(
            Listings listings, Showcase showcase, Installing installing, Recommendations recommendations) {
        this.listings = listings;
        this.showcase = showcase;
        this.installing = installing;
        this.recommendations = recommendations;
    }

    /** A category and how many listings it has. */
    public record Category(String name, int count) {}

    /** What a marketplace begins with. */
    public record Front(
            List<ListingCard> featured,
            List<ListingCard> recent,
            List<ListingCard> popular,
            List<Category> categories) {}

    /** @param because what it has in common with what is used here */
    public record Recommended(ListingCard listing, List<String> because) {}

    /**
     * What to install.
     *
     * @param version the newest if not given
     * @param licence the key of what is not free
     * @param name of the workflow that a template becomes
     * @param parameters of a template
     */
    public record InstallRequest(
            @Nullable String version,
            @Nullable String licence,
            @Nullable String name,
            @Nullable Map<String, String> parameters) {}

    /**
     * What came of an installation.
     *
     * @param operation of a plugin, see /plugins/operations
     * @param status of the operation, or SUCCEEDED
     * @param workflow the draft that a template became
     */
    public record Installed(
            String listing,
            String version,
            @Nullable String operation,
            String status,
            @Nullable String workflow) {}

    @GET
    @Path("front")
    @Requires("marketplace:read")
    @Operation(
            operationId = "marketplace-front",
            summary = "Shows what is featured, new and popular, and the categories with their numbers.")
    public Front front(
            @Parameter(description = "agents, tools, connectors, routes or templates") @QueryParam("kind") @Nullable
                    String kind) {
        Caller caller = CallContext.currentCaller();
        listings.refresh(caller.tenant());
        ListingFilter all = filter(caller, kind == null ? Kinds.ALL : kind);
        return new Front(
                cards(caller, all.onlyFeatured()),
                cards(caller, all.sorted("recent")),
                cards(caller, all),
                counted(all));
    }

    private List<ListingCard> cards(Caller caller, ListingFilter filter) {
        return showcase.page(caller, filter, PageRequest.first(FRONT)).items();
    }

    private static ListingFilter filter(Caller caller, String kind) {
        return ListingFilter.market(caller.tenant(), new ListingFilter.Person(caller.id(), caller.name()))
                .ofKind(Kinds.asked(kind));
    }

    @GET
    @Path("categories")
    @Requires("marketplace:read")
    @Operation(operationId = "marketplace-categories", summary = "Lists the categories with their numbers of listings.")
    public Page<Category> categories(
            @Parameter(description = "agents, tools, connectors, routes or templates") @QueryParam("kind") @Nullable
                    String kind) {
        Caller caller = CallContext.currentCaller();
        listings.refresh(caller.tenant());
        return new Page<>(counted(filter(caller, kind == null ? Kinds.ALL : kind)), null);
    }

    private List<Category> counted(ListingFilter filter) {
        return listings.stored().categories(filter).entrySet().stream()
                .map(one -> new Category(one.getKey(), one.getValue()))
                .toList();
    }

    @GET
    @Path("recommendations")
    @Requires("marketplace:read")
    @Operation(
            operationId = "marketplace-recommendations",
            summary = "Lists what is not installed and goes with what is, and with what workflows use.")
    public Page<Recommended> recommendations(@QueryParam("limit") @Nullable Integer limit) {
        Caller caller = CallContext.currentCaller();
        int wanted = PageRequest.of(limit == null ? RECOMMENDED : limit, null, null, null)
                .limit();
        return new Page<>(
                recommendations.of(caller, wanted).stream()
                        .map(one -> new Recommended(showcase.card(caller, one.listing()), one.because()))
                        .toList(),
                null);
    }

    @GET
    @Path("{kind}")
    @Requires("marketplace:read")
    @Operation(
            operationId = "marketplace-list",
            summary = "Lists agents, tools, connectors, routes, templates or all listings.")
    public Page<ListingCard> list(
            @Parameter(description = "agents, tools, connectors, routes, templates, or listings for all")
                    @PathParam("kind")
                    String kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Words that a listing has, all of them") @QueryParam("q") @Nullable String q,
            @Parameter(description = "popular (if not given), recent, name or rating") @QueryParam("sort") @Nullable
                    String sort,
            @QueryParam("category") @Nullable String category,
            @QueryParam("tag") @Nullable String tag,
            @Parameter(description = "free, premium or enterprise") @QueryParam("pricing") @Nullable String pricing,
            @QueryParam("featured") @Nullable Boolean featured) {
        Caller caller = CallContext.currentCaller();
        PageRequest page = PageRequest.of(limit, cursor, q, sort);
        String order = page.sort() == null ? "popular" : page.sort();
        if (!SORTS.contains(order)) {
            throw new InvalidInputException("page.sort", "sort is popular, recent, name or rating, not " + order + ".");
        }
        String asked = Kinds.asked(kind);
        listings.refresh(caller.tenant());
        return showcase.page(
                caller,
                new ListingFilter(
                        caller.tenant(),
                        new ListingFilter.Person(caller.id(), caller.name()),
                        ListingFilter.Scope.MARKET,
                        asked,
                        page.query(),
                        category,
                        tag,
                        pricing,
                        featured,
                        null,
                        order),
                page);
    }

    @GET
    @Path("{kind}/{id}")
    @Requires("marketplace:read")
    @Operation(
            operationId = "marketplace-get",
            summary = "Shows a listing with README, pictures, versions, ratings and what it brings and asks for.")
    public ListingDetail get(@PathParam("kind") String kind, @PathParam("id") String id) {
        Caller caller = CallContext.currentCaller();
        return showcase.detail(caller, listings.visible(caller, kind, id));
    }

    @GET
    @Path("listings/{id}/icon")
    @Produces({"image/svg+xml", "image/png"})
    @Requires("marketplace:read")
    @Operation(operationId = "marketplace-icon", summary = "Gives a listing's icon.")
    public Response icon(@PathParam("id") String id) {
        return picture(showcase.icon(CallContext.currentCaller(), id));
    }

    @GET
    @Path("listings/{id}/screenshots/{number}")
    @Produces({"image/png", "image/jpeg", "image/webp"})
    @Requires("marketplace:read")
    @Operation(
            operationId = "marketplace-screenshot",
            summary = "Gives one of a listing's screenshots, the first is 0.")
    public Response screenshot(@PathParam("id") String id, @PathParam("number") int number) {
        return picture(showcase.screenshot(CallContext.currentCaller(), id, number));
    }

    /** An SVG can hold scripts: shown by itself, it may do nothing. */
    private static Response picture(Showcase.Picture picture) {
        return Response.ok(picture.bytes(), picture.mediaType())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }

    @POST
    @Path("{kind}/{id}/install")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("marketplace:install")
    @Operation(
            operationId = "marketplace-install",
            summary = "Installs a plugin, or makes a workflow of a template; what is not free needs a licence key.")
    public Installed install(
            @PathParam("kind") String kind, @PathParam("id") String id, @Nullable InstallRequest request) {
        return installed(kind, id, request);
    }

    @POST
    @Path("templates/{id}/use")
    @Status(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("workflow:create")
    @Operation(
            operationId = "marketplace-template-use",
            summary = "Makes the draft of a workflow from a template, with its parameters filled in.")
    public Installed use(@PathParam("id") String id, @Nullable InstallRequest request) {
        return installed(Listing.TEMPLATES, id, request);
    }

    private Installed installed(String kind, String id, @Nullable InstallRequest request) {
        InstallRequest asked = request == null ? new InstallRequest(null, null, null, null) : request;
        Installing.Result done = installing.install(
                CallContext.currentCaller(),
                kind,
                id,
                asked.version(),
                asked.licence(),
                new TemplateUse(asked.name(), asked.parameters()),
                PATIENCE);
        return new Installed(
                done.listing().id(),
                done.version(),
                done.operation() == null ? null : done.operation().id(),
                done.operation() == null ? "SUCCEEDED" : done.operation().status(),
                done.workflow() == null ? null : done.workflow().id());
    }
}
