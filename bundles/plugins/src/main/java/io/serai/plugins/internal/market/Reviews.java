package io.serai.plugins.internal.market;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.NotFoundException;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.Report;
import io.serai.plugins.internal.market.store.Review;
import io.serai.plugins.internal.market.store.StoredInstallations;
import io.serai.plugins.internal.market.store.StoredReviews;
import io.serai.store.Duplicates;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** What people say of listings. One review per person, by those whose tenant installed it. Thread-safe. */
public final class Reviews {
    private static final int TEXT = 4000;

    private final StoredReviews stored;
    private final Listings listings;
    private final StoredInstallations installations;
    private final Plugins plugins;

    /**
     * What somebody says.
     *
     * @param rating 1 to 5
     * @param comment up to 4,000 characters
     */
    public record Draft(@Nullable Long rating, @Nullable String comment) {}

    public Reviews(StoredReviews stored, Listings listings, StoredInstallations installations, Plugins plugins) {
        this.stored = stored;
        this.listings = listings;
        this.installations = installations;
        this.plugins = plugins;
    }

    /** Writes the caller's review, or replaces it. */
    public Review write(Caller caller, String kind, String id, Draft draft) {
        Listing listing = listings.published(caller, kind, id);
        Checks checks = new Checks();
        if (draft.rating() == null) {
            checks.wrong("rating", "is required");
        }
        int stars = Math.toIntExact(draft.rating() == null ? 1 : Math.max(0, Math.min(6, draft.rating())));
        checks.between("rating", (long) stars, 1, 5);
        String text = checks.optional("comment", draft.comment(), TEXT);
        checks.done("marketplace.review-invalid", "The review breaks rules.");
        if (listing.publisher().equals(caller.id())) {
            throw new ForbiddenException("marketplace.own-review", "Nobody reviews what they published themselves.");
        }
        if (!installed(caller.tenant(), listing)) {
            throw new ForbiddenException(
                    "marketplace.not-installed",
                    "Only who has installed " + listing.text().name() + " can review it.");
        }
        Optional<Review> before = stored.by(caller.tenant(), listing.id(), caller.id());
        if (before.isPresent()) {
            stored.change(caller.tenant(), before.get().id(), stars, text);
        } else {
            add(caller, listing, stars, text);
        }
        count(caller.tenant(), listing.id());
        return stored.by(caller.tenant(), listing.id(), caller.id()).orElseThrow(() -> notFound(id));
    }

    private void add(Caller caller, Listing listing, int stars, String text) {
        Instant now = Times.now();
        Review review =
                new Review(Ids.next(), listing.id(), caller.id(), caller.name(), stars, text, false, null, 0, now, now);
        try {
            stored.add(caller.tenant(), review);
        } catch (DataAccessException e) {
            if (!Duplicates.isDuplicate(e)) {
                throw e;
            }
            // the same person on two devices; the later one counts
            stored.by(caller.tenant(), listing.id(), caller.id())
                    .ifPresent(known -> stored.change(caller.tenant(), known.id(), stars, text));
        }
    }

    /** Also what came with the hub, or was installed without the marketplace. */
    private boolean installed(String tenant, Listing listing) {
        if (installations.any(tenant, listing.id())) {
            return true;
        }
        String plugin = listing.plugin();
        if (plugin == null) {
            return false;
        }
        try {
            plugins.get(plugin);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private void count(String tenant, String listing) {
        int sum = 0;
        int number = 0;
        for (var stars : stored.histogram(tenant, listing).entrySet()) {
            sum += stars.getKey() * stars.getValue();
            number += stars.getValue();
        }
        listings.stored().setRating(tenant, listing, sum, number);
    }

    /** The newest first; those that were taken down only for their author and for moderators. */
    public List<Review> of(Caller caller, String kind, String id) {
        Listing listing = listings.visible(caller, kind, id);
        return stored.of(caller.tenant(), listing.id(), true).stream()
                .filter(review ->
                        !review.hidden() || review.author().equals(caller.id()) || caller.may(Listings.REVIEW))
                .toList();
    }

    /** One that was taken down leaves a mark: the next one begins taken down. */
    public void withdraw(Caller caller, String kind, String id) {
        Listing listing = listings.visible(caller, kind, id);
        Review own = stored.by(caller.tenant(), listing.id(), caller.id()).orElseThrow(() -> notFound(id));
        stored.delete(caller.tenant(), own);
        count(caller.tenant(), listing.id());
    }

    /** Once per person. */
    public Review report(Caller caller, String review, @Nullable String reason) {
        Review reported = find(caller, review);
        Checks checks = new Checks();
        String why = checks.required("reason", reason, Checks.REASON);
        checks.done("marketplace.reason", "Say why.");
        try {
            stored.report(caller.tenant(), review, caller.id(), caller.name(), why);
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                throw new ConflictException("marketplace.reported", "You have reported this review already.");
            }
            throw e;
        }
        return find(caller, reported.id());
    }

    public List<Review> reported(Caller caller) {
        return stored.reported(caller.tenant());
    }

    public List<Report> reports(Caller caller, String review) {
        return stored.reports(caller.tenant(), find(caller, review).id());
    }

    /** Takes a review down, or puts it back. */
    public Review moderate(Caller caller, String id, boolean hidden, @Nullable String reason) {
        Review review = find(caller, id);
        Checks checks = new Checks();
        String why = hidden ? checks.required("reason", reason, Checks.REASON) : null;
        checks.done("marketplace.reason", "Say why.");
        stored.moderate(caller.tenant(), review, hidden, why);
        count(caller.tenant(), review.listing());
        return find(caller, id);
    }

    private Review find(Caller caller, String id) {
        Review review = stored.find(caller.tenant(), id).orElseThrow(() -> notFound(id));
        listings.visible(caller, Kinds.ALL, review.listing());
        return review;
    }

    private static NotFoundException notFound(String id) {
        return new NotFoundException("marketplace.review-not-found", "There is no such review: " + id + ".");
    }
}
