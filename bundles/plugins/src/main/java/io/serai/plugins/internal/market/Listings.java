package io.serai.plugins.internal.market;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter.Person;
import io.serai.plugins.internal.market.store.ListingText;
import io.serai.plugins.internal.market.store.StoredListings;
import io.serai.store.Times;
import org.jspecify.annotations.Nullable;

/** Finds listings for somebody, and changes them by the rules of who may see and change which. Thread-safe. */
public final class Listings {
    static final String REVIEW = "marketplace:review";

    private final StoredListings stored;
    private final CatalogSync sync;

    public Listings(StoredListings stored, CatalogSync sync) {
        this.stored = stored;
        this.sync = sync;
    }

    public StoredListings stored() {
        return stored;
    }

    public void refresh(String tenant) {
        sync.sync(tenant);
    }

    static Person person(Caller caller) {
        return new Person(caller.id(), caller.name());
    }

    /**
     * A listing that the caller may see.
     *
     * @param kind as in an address
     * @throws NotFoundException {@code marketplace.listing-not-found}
     */
    public Listing visible(Caller caller, String kind, String idOrSlug) {
        sync.sync(caller.tenant());
        String asked = Kinds.asked(kind);
        return stored.find(caller.tenant(), idOrSlug)
                .filter(listing -> asked == null || listing.kinds().contains(asked))
                .filter(listing -> sees(caller, listing))
                .orElseThrow(() -> notFound(kind, idOrSlug));
    }

    private boolean sees(Caller caller, Listing listing) {
        if (listing.publisher().equals(caller.id()) || caller.may(REVIEW)) {
            return true;
        }
        if (!listing.status().equals(Listing.PUBLISHED)) {
            return false;
        }
        return listing.text().visible().equals(Listing.PUBLIC)
                || stored.shares(caller.tenant(), listing.id()).contains(caller.name());
    }

    /** As {@link #visible}, and it must be on the market now. */
    public Listing published(Caller caller, String kind, String idOrSlug) {
        Listing listing = visible(caller, kind, idOrSlug);
        if (!listing.status().equals(Listing.PUBLISHED)) {
            throw new ConflictException(
                    "marketplace.not-published",
                    "The listing " + listing.text().name() + " is " + listing.status() + ", not published.");
        }
        return listing;
    }

    /** One of the caller's own listings. */
    public Listing own(Caller caller, String idOrSlug) {
        Listing listing = visible(caller, Kinds.ALL, idOrSlug);
        if (!listing.publisher().equals(caller.id())) {
            throw new ForbiddenException(
                    "marketplace.not-yours",
                    "The listing " + listing.text().name() + " was published by " + listing.publisherName()
                            + "; only they can change it.");
        }
        return listing;
    }

    /** Changes what the publisher says. */
    public Listing edit(Caller caller, String idOrSlug, ListingDraft draft, @Nullable String etag) {
        Listing before = own(caller, idOrSlug);
        requireTag(before, etag);
        Checks checks = new Checks();
        ListingText text = draft.over(before.text(), checks);
        checks.done("marketplace.listing-invalid", "The listing breaks rules.");
        boolean becomesPublic = before.text().visible().equals(Listing.PRIVATE)
                && text.visible().equals(Listing.PUBLIC);
        Listing changed = with(before, text, before.status(), before.reason());
        // what nobody but the publisher saw was never reviewed
        return save(
                caller.tenant(),
                becomesPublic && before.status().equals(Listing.PUBLISHED)
                        ? with(before, text, Listing.PENDING, null)
                        : changed);
    }

    static void requireTag(Listing listing, @Nullable String etag) {
        if (etag != null && !etag.replace("\"", "").equals(listing.etag())) {
            throw new PreconditionException(
                    "marketplace.changed", "Somebody has changed this listing since; read it again.");
        }
    }

    /** Stores a change, and reads it back. */
    Listing save(String tenant, Listing listing) {
        if (!stored.update(tenant, listing)) {
            throw new PreconditionException(
                    "marketplace.changed", "Somebody has changed this listing since; read it again.");
        }
        return stored.find(tenant, listing.id()).orElseThrow(() -> notFound(Kinds.ALL, listing.id()));
    }

    static Listing with(Listing listing, ListingText text, String status, @Nullable String reason) {
        return with(listing, text, status, reason, listing.featured(), listing.version());
    }

    static Listing with(
            Listing listing,
            ListingText text,
            String status,
            @Nullable String reason,
            boolean featured,
            String version) {
        boolean published = status.equals(Listing.PUBLISHED);
        boolean news = published && (listing.publishedAt() == null || !version.equals(listing.version()));
        return new Listing(
                listing.id(),
                listing.slug(),
                listing.plugin(),
                listing.origin(),
                listing.publisher(),
                listing.publisherName(),
                listing.kinds(),
                text,
                status,
                reason,
                featured,
                version,
                listing.installs(),
                listing.ratingSum(),
                listing.ratingCount(),
                listing.revision(),
                listing.createdAt(),
                listing.updatedAt(),
                news ? Times.now() : listing.publishedAt());
    }

    static NotFoundException notFound(String kind, String idOrSlug) {
        return new NotFoundException(
                "marketplace.listing-not-found", "There is no " + idOrSlug + " among the marketplace's " + kind + ".");
    }
}
