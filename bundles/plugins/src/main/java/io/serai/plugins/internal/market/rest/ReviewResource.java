package io.serai.plugins.internal.market.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.security.CallContext;
import io.serai.plugins.internal.install.Pages;
import io.serai.plugins.internal.market.Reviews;
import io.serai.plugins.internal.market.store.Report;
import io.serai.plugins.internal.market.store.Review;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on what people say of listings. */
@Path("marketplace")
@Tag(name = "Marketplace")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReviewResource implements OperationResource {
    private final Reviews reviews;

    public ReviewResource(Reviews reviews) {
        this.reviews = reviews;
    }

    /**
     * A review.
     *
     * @param mine whether the caller wrote it
     * @param hidden whether a moderator took it down
     */
    public record ReviewView(
            String id,
            String listing,
            String author,
            int rating,
            String comment,
            boolean mine,
            boolean hidden,
            @Nullable String reason,
            int reports,
            Instant createdAt,
            Instant updatedAt) {}

    /** Why. */
    public record Reason(@Nullable String reason) {}

    /** @param hidden whether it is taken down; then a reason is needed */
    public record Moderation(boolean hidden, @Nullable String reason) {}

    @GET
    @Path("{kind}/{id}/reviews")
    @Requires("marketplace:read")
    @Operation(
            operationId = "marketplace-review-list",
            summary = "Lists what people say of a listing, the newest first.")
    public Page<ReviewView> list(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q) {
        return page(reviews.of(CallContext.currentCaller(), kind, id), PageRequest.of(limit, cursor, q, "-id"));
    }

    private static Page<ReviewView> page(List<Review> all, PageRequest request) {
        return Pages.of(
                all.stream().map(ReviewResource::view).toList(),
                ReviewView::id,
                one -> one.comment() + " " + one.author(),
                request);
    }

    private static ReviewView view(Review review) {
        return new ReviewView(
                review.id(),
                review.listing(),
                review.authorName(),
                review.stars(),
                review.text(),
                review.author().equals(CallContext.currentCaller().id()),
                review.hidden(),
                review.reason(),
                review.reports(),
                review.createdAt(),
                review.updatedAt());
    }

    @POST
    @Path("{kind}/{id}/review")
    @Requires("marketplace:rate")
    @Operation(
            operationId = "marketplace-review",
            summary = "Writes one's review of something that one's tenant has installed, or replaces it.")
    public ReviewView write(@PathParam("kind") String kind, @PathParam("id") String id, Reviews.Draft draft) {
        return view(reviews.write(CallContext.currentCaller(), kind, id, draft));
    }

    @DELETE
    @Path("{kind}/{id}/review")
    @Requires("marketplace:rate")
    @Operation(operationId = "marketplace-review-delete", summary = "Takes one's own review back.")
    public void withdraw(@PathParam("kind") String kind, @PathParam("id") String id) {
        reviews.withdraw(CallContext.currentCaller(), kind, id);
    }

    @POST
    @Path("reviews/{review}/report")
    @Status(201)
    @Requires("marketplace:rate")
    @Operation(operationId = "marketplace-review-report", summary = "Objects to a review; moderators see it.")
    public ReviewView report(@PathParam("review") String review, Reason reason) {
        return view(reviews.report(CallContext.currentCaller(), review, reason.reason()));
    }

    @GET
    @Path("reviews/reported")
    @Requires("marketplace:review")
    @Operation(operationId = "marketplace-review-reported", summary = "Lists reviews that people object to.")
    public Page<ReviewView> reported(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q) {
        return page(reviews.reported(CallContext.currentCaller()), PageRequest.of(limit, cursor, q, null));
    }

    @GET
    @Path("reviews/{review}/reports")
    @Requires("marketplace:review")
    @Operation(operationId = "marketplace-review-report-list", summary = "Lists the objections to a review.")
    public Page<Report> reports(@PathParam("review") String review) {
        return new Page<>(reviews.reports(CallContext.currentCaller(), review), null);
    }

    @POST
    @Path("reviews/{review}/moderate")
    @Requires("marketplace:review")
    @Operation(
            operationId = "marketplace-review-moderate",
            summary = "Takes a review down or puts it back, and settles the objections to it.")
    public ReviewView moderate(@PathParam("review") String review, Moderation moderation) {
        return view(reviews.moderate(CallContext.currentCaller(), review, moderation.hidden(), moderation.reason()));
    }
}
