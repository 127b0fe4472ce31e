package io.serai.plugins.internal.market;

import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.catalog.Offer;
import io.serai.plugins.internal.descriptor.Descriptor.About;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.store.ListingText;
import io.serai.plugins.internal.market.store.ListingVersion;
import io.serai.plugins.internal.market.store.Price;
import io.serai.plugins.internal.market.store.StoredListings;
import io.serai.plugins.internal.market.template.ShippedTemplates;
import io.serai.plugins.internal.market.template.ShippedTemplates.Shipped;
import io.serai.store.Duplicates;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Makes listings of what catalogs offer and of the templates that ship, for each tenant when it first looks. Thread-safe. */
public final class CatalogSync {
    private static final int MANY = 10_000;
    private static final int CHANGELOG = 4000;
    private static final String SERAI = "serai";

    private final StoredListings stored;
    private final Catalogs catalogs;
    private final ShippedTemplates templates;
    /** What each tenant has; guarded by this. */
    private final Map<String, List<String>> done = new HashMap<>();

    public CatalogSync(StoredListings stored, Catalogs catalogs, ShippedTemplates templates) {
        this.stored = stored;
        this.catalogs = catalogs;
        this.templates = templates;
    }

    /** Cheap if nothing has changed since. */
    public synchronized void sync(String tenant) {
        Map<String, List<Offer>> byPlugin = new LinkedHashMap<>();
        List<String> now = new ArrayList<>();
        for (Offer offer : catalogs.offers()) {
            byPlugin.computeIfAbsent(offer.id(), any -> new ArrayList<>()).add(offer);
            now.add(offer.catalog() + " " + offer.plugin().digest());
        }
        if (now.equals(done.get(tenant))) {
            return;
        }
        byPlugin.values().forEach(offers -> put(tenant, offers));
        templates.all().forEach(template -> put(tenant, template));
        withdraw(tenant, byPlugin);
        done.put(tenant, now);
    }

    private void put(String tenant, List<Offer> offers) {
        Offer newest = offers.get(0);
        Optional<Listing> before = stored.find(tenant, newest.id());
        if (before.isPresent() && !before.get().origin().startsWith("catalog:")) {
            return; // somebody published it here; that one is the tenant's choice
        }
        String readme = PackageDetails.readme(newest.plugin());
        About about = PackageDetails.about(newest.plugin());
        String summary = newest.plugin().summary();
        ListingText text = new ListingText(
                shortened(newest.plugin().name(), Checks.NAME),
                summary == null ? "" : shortened(summary, Checks.SUMMARY),
                readme,
                about.categories(),
                List.of(),
                before.map(listing -> listing.text().price()).orElse(Price.FREE),
                Listing.PUBLIC);
        String publisher = about.author() == null ? newest.catalog() : about.author();
        Listing listing = listing(
                before.orElse(null),
                newest.id(),
                newest.id(),
                "catalog:" + newest.catalog(),
                publisher,
                Kinds.of(newest.plugin().kinds()),
                text,
                newest.version());
        if (save(tenant, before.orElse(null), listing)) {
            String changelog = shortened(PackageDetails.changelog(newest.plugin()), CHANGELOG);
            List<ListingVersion> known = stored.versions(tenant, listing.id());
            for (Offer offer : offers) {
                Instant at = known.stream()
                        .filter(version -> version.version().equals(offer.version()))
                        .map(ListingVersion::createdAt)
                        .findFirst()
                        .orElseGet(Times::now);
                stored.putVersion(
                        tenant,
                        listing.id(),
                        new ListingVersion(
                                offer.version(),
                                offer.plugin().digest(),
                                null,
                                offer.equals(newest) && !changelog.isBlank() ? changelog : null,
                                Listing.PUBLISHED,
                                at));
            }
        }
    }

    /** Bundles without a descriptor have no limits of their own. */
    private static String shortened(String text, int atMost) {
        return text.substring(0, Math.min(atMost, text.length()));
    }

    private void put(String tenant, Shipped template) {
        Optional<Listing> before = stored.find(tenant, template.slug());
        if (before.isPresent() && !before.get().origin().equals(Listing.SHIPPED)) {
            return;
        }
        Listing listing = listing(
                before.orElse(null),
                template.slug(),
                null,
                Listing.SHIPPED,
                SERAI,
                List.of(Listing.TEMPLATES),
                new ListingText(
                        template.name(),
                        template.summary(),
                        template.description(),
                        template.categories(),
                        template.tags(),
                        Price.FREE,
                        Listing.PUBLIC),
                template.version());
        if (save(tenant, before.orElse(null), listing)) {
            stored.putVersion(
                    tenant,
                    listing.id(),
                    new ListingVersion(
                            template.version(), null, template.content(), null, Listing.PUBLISHED, Times.now()));
        }
    }

    /** What no catalog offers any more leaves the market; its reviews wait for it to come back. */
    private void withdraw(String tenant, Map<String, List<Offer>> offered) {
        ListingFilter all = ListingFilter.market(tenant, new ListingFilter.Person("", ""));
        for (Listing listing : stored.list(all, MANY, null).items()) {
            if (listing.origin().startsWith("catalog:") && !offered.containsKey(listing.slug())) {
                stored.update(
                        tenant,
                        Listings.with(listing, listing.text(), Listing.DRAFT, "No catalog offers it any more."));
            }
        }
    }

    /** Whether the listing is stored now, by this call; false if another hub was quicker. */
    private boolean save(String tenant, @Nullable Listing before, Listing listing) {
        if (before != null) {
            boolean same = before.text().equals(listing.text())
                    && before.version().equals(listing.version())
                    && before.kinds().equals(listing.kinds())
                    && before.origin().equals(listing.origin())
                    && before.status().equals(listing.status());
            return same || stored.update(tenant, listing);
        }
        try {
            stored.add(tenant, listing);
            return true;
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Listing listing(
            @Nullable Listing before,
            String slug,
            @Nullable String plugin,
            String origin,
            String publisher,
            List<String> kinds,
            ListingText text,
            String version) {
        Instant now = Times.now();
        Instant published = before != null && before.version().equals(version) ? before.publishedAt() : null;
        return new Listing(
                before == null ? Ids.next() : before.id(),
                slug,
                plugin,
                origin,
                origin,
                publisher,
                kinds,
                text,
                Listing.PUBLISHED,
                null,
                before == null ? origin.equals("catalog:serai") : before.featured(),
                version,
                0,
                0,
                0,
                before == null ? 1 : before.revision(),
                before == null ? now : before.createdAt(),
                now,
                published == null ? now : published);
    }
}
