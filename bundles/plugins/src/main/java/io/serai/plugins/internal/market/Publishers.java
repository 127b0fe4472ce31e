package io.serai.plugins.internal.market;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.operation.Tagged;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.store.Profile;
import io.serai.plugins.internal.market.store.Publisher;
import io.serai.plugins.internal.market.store.StoredPublishers;
import io.serai.store.Duplicates;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Who publishes, what they say of themselves, and what came of their listings. Thread-safe. */
public final class Publishers {
    private static final int NAME = 100;
    private static final int ABOUT = 2000;
    private static final int HOMEPAGE = 500;
    private static final int MANY = 500;

    private final StoredPublishers stored;
    private final Listings listings;
    private final Showcase showcase;
    private final Signers signers;

    /**
     * What a publisher says of themselves.
     *
     * @param displayName their user name if empty
     * @param about plain words
     * @param homepage http or https
     */
    public record Draft(
            @Nullable String displayName,
            @Nullable String about,
            @Nullable String homepage) {}

    /**
     * A publisher as others see them.
     *
     * @param name what they are found by
     * @param from {@code person}, {@code shipped}, or {@code catalog:NAME}
     * @param keys with which what they offer is signed, as far as this hub trusts them
     * @param listings how many the caller sees; the next three are of these
     * @param rating the average of all reviews, 1 to 5; null without any
     * @param mine whether the caller may change it
     */
    public record View(
            String name,
            String from,
            String displayName,
            String about,
            @Nullable String homepage,
            List<TrustedKey> keys,
            int listings,
            int installCount,
            @Nullable Double rating,
            int reviewCount,
            boolean mine,
            int revision)
            implements Tagged {
        @Override
        @JsonIgnore
        public String etag() {
            return Integer.toString(revision);
        }
    }

    /** @param publisher by the name that the hub knows the key by */
    public record TrustedKey(String id, String publisher) {}

    Publishers(StoredPublishers stored, Listings listings, Showcase showcase, Signers signers) {
        this.stored = stored;
        this.listings = listings;
        this.showcase = showcase;
        this.signers = signers;
    }

    /**
     * By name; people come before what catalogs name.
     *
     * @param name also a person's id: the name of who publishes with an API key has a slash
     * @param from {@code person}, {@code shipped}, or {@code catalog:NAME}; null for whoever has the name
     * @throws NotFoundException {@code marketplace.publisher-not-found}; also if the caller sees nothing of theirs
     */
    public View of(Caller caller, String name, @Nullable String from) {
        return view(caller, find(caller, name, from));
    }

    private View view(Caller caller, Publisher publisher) {
        List<Listing> all = visible(caller, publisher);
        Profile profile = profile(caller, publisher);
        int stars = all.stream().mapToInt(Listing::ratingSum).sum();
        int reviews = all.stream().mapToInt(Listing::ratingCount).sum();
        return new View(
                publisher.name(),
                publisher.origin(),
                profile.displayName(),
                profile.about(),
                profile.homepage(),
                signers.of(caller.tenant(), showcase.packages(caller, all)).stream()
                        .map(key -> new TrustedKey(key.id(), key.publisher()))
                        .toList(),
                all.size(),
                all.stream().mapToInt(Listing::installs).sum(),
                reviews == 0 ? null : (double) stars / reviews,
                reviews,
                isOwn(caller, publisher),
                profile.revision());
    }

    /** What the caller sees of a publisher's listings. */
    public ListingFilter listings(Caller caller, String name, @Nullable String from) {
        return filter(caller, find(caller, name, from));
    }

    private static ListingFilter filter(Caller caller, Publisher publisher) {
        return ListingFilter.market(caller.tenant(), Listings.person(caller)).by(publisher);
    }

    private List<Listing> visible(Caller caller, Publisher publisher) {
        return listings.stored().list(filter(caller, publisher), MANY, null).items();
    }

    private Publisher find(Caller caller, String name, @Nullable String from) {
        listings.refresh(caller.tenant());
        Publisher self = Publisher.person(Listings.person(caller));
        if (isSelf(caller, name) && (from == null || from.equals(Listing.PERSON))) {
            return self; // also before they publish
        }
        return stored.named(caller.tenant(), name, from).stream()
                .filter(publisher -> !visible(caller, publisher).isEmpty())
                .findFirst()
                .orElseThrow(() -> new NotFoundException(
                        "marketplace.publisher-not-found",
                        "There is no publisher " + name + " with a listing that you can see."));
    }

    private static boolean isSelf(Caller caller, String name) {
        return name.equals(caller.name()) || name.equals(caller.id());
    }

    private Profile profile(Caller caller, Publisher publisher) {
        Profile none = new Profile(publisher.name(), "", null, 0);
        return publisher.origin().equals(Listing.PERSON)
                ? stored.profile(caller.tenant(), publisher.id()).orElse(none)
                : none;
    }

    private static boolean isOwn(Caller caller, Publisher publisher) {
        return publisher.origin().equals(Listing.PERSON) && publisher.id().equals(caller.id());
    }

    /** Changes what the caller says of themselves. */
    public View edit(Caller caller, String name, Draft draft, @Nullable String etag) {
        if (!isSelf(caller, name)) {
            throw new ForbiddenException(
                    "marketplace.not-yours", "Only " + name + " can change what is said of this publisher.");
        }
        Publisher self = Publisher.person(Listings.person(caller));
        Profile before = profile(caller, self);
        Checks checks = new Checks();
        String displayName = checks.optional("displayName", draft.displayName(), NAME);
        String about = checks.optional("about", draft.about(), ABOUT);
        String homepage = checks.optional("homepage", draft.homepage(), HOMEPAGE);
        if (!homepage.isEmpty() && !isAddress(homepage)) {
            checks.wrong("homepage", "must be an address with http or https");
        }
        checks.done("marketplace.publisher-invalid", "What is said of the publisher breaks rules.");
        boolean old = etag != null && !etag.replace("\"", "").equals(Integer.toString(before.revision()));
        if (old || !put(caller, self, displayName, about, homepage, before.revision())) {
            throw new PreconditionException(
                    "marketplace.changed", "This was changed since, maybe in another window; read it again.");
        }
        return view(caller, self);
    }

    private boolean put(
            Caller caller, Publisher self, String displayName, String about, String homepage, int revision) {
        Profile profile = new Profile(
                displayName.isEmpty() ? self.name() : displayName,
                about,
                homepage.isEmpty() ? null : homepage,
                revision);
        try {
            return stored.put(caller.tenant(), self.id(), profile);
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return address.getHost() != null && Set.of("http", "https").contains(String.valueOf(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
