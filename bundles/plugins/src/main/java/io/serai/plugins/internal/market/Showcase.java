package io.serai.plugins.internal.market;

import io.serai.api.error.NotFoundException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.descriptor.Descriptor.About;
import io.serai.plugins.internal.descriptor.Descriptor.Screenshot;
import io.serai.plugins.internal.market.rest.ListingCard;
import io.serai.plugins.internal.market.rest.ListingDetail;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.store.ListingVersion;
import io.serai.plugins.internal.market.store.StoredInstallations;
import io.serai.plugins.internal.market.store.StoredReviews;
import io.serai.plugins.internal.market.template.WorkflowTemplate;
import io.serai.plugins.internal.pack.PluginPackage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what people see of listings. Thread-safe. */
public final class Showcase {
    private static final Duration MONTH = Duration.ofDays(30);

    private final Listings listings;
    private final Packages packages;
    private final Plugins plugins;
    private final StoredInstallations installations;
    private final StoredReviews reviews;
    private final Successes successes;

    /** A picture and what it is. */
    public record Picture(byte[] bytes, String mediaType) {}

    Showcase(
            Listings listings,
            Packages packages,
            Plugins plugins,
            StoredInstallations installations,
            StoredReviews reviews,
            Successes successes) {
        this.listings = listings;
        this.packages = packages;
        this.plugins = plugins;
        this.installations = installations;
        this.reviews = reviews;
        this.successes = successes;
    }

    /** A page of what a filter finds. */
    public Page<ListingCard> page(Caller caller, ListingFilter filter, PageRequest page) {
        Page<Listing> found = listings.stored().list(filter, page.limit(), page.cursor());
        return new Page<>(cards(caller, found.items()), found.next());
    }

    public ListingCard card(Caller caller, Listing listing) {
        return cards(caller, List.of(listing)).get(0);
    }

    public List<ListingCard> cards(Caller caller, List<Listing> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        Set<String> running = plugins.list(PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
                .map(Plugin::id)
                .collect(Collectors.toSet());
        Set<String> taken = installations.listings(caller.tenant());
        Map<String, Integer> people = installations.people(
                caller.tenant(), all.stream().map(Listing::id).toList());
        List<ListingCard> cards = new ArrayList<>();
        for (Listing listing : all) {
            boolean installed =
                    listing.plugin() == null ? taken.contains(listing.id()) : running.contains(listing.plugin());
            cards.add(card(listing, people.getOrDefault(listing.id(), 0), installed, icon(caller, listing)));
        }
        return cards;
    }

    private @Nullable String icon(Caller caller, Listing listing) {
        return current(caller, listing)
                .filter(plugin -> PackageDetails.about(plugin).icon() != null)
                .map(plugin -> "/marketplace/listings/" + listing.id() + "/icon")
                .orElse(null);
    }

    private static ListingCard card(Listing listing, int users, boolean installed, @Nullable String icon) {
        return new ListingCard(
                listing.id(),
                listing.slug(),
                listing.plugin(),
                listing.kinds().isEmpty() ? "bundles" : listing.kinds().get(0),
                listing.kinds(),
                listing.text().name(),
                listing.text().summary(),
                listing.publisher(),
                listing.publisherName(),
                listing.origin(),
                listing.text().categories(),
                listing.text().tags(),
                listing.text().price().pricing(),
                listing.text().price().amount(),
                listing.text().price().currency(),
                listing.status(),
                listing.reason(),
                listing.text().visible(),
                listing.featured(),
                listing.version(),
                listing.installs(),
                users,
                listing.ratingCount() == 0 ? null : (double) listing.ratingSum() / listing.ratingCount(),
                listing.ratingCount(),
                installed,
                icon,
                listing.createdAt(),
                listing.updatedAt(),
                listing.publishedAt());
    }

    public ListingDetail detail(Caller caller, Listing listing) {
        boolean own = listing.publisher().equals(caller.id());
        List<ListingVersion> all = listings.stored().versions(caller.tenant(), listing.id());
        Optional<ListingVersion> current = current(all, listing);
        Optional<PluginPackage> plugin = packages.of(listing, current.orElse(null));
        About about = plugin.map(PackageDetails::about).orElse(About.NOTHING);
        List<ListingDetail.Picture> pictures = new ArrayList<>();
        for (int i = 0; i < about.screenshots().size(); i++) {
            pictures.add(new ListingDetail.Picture(
                    "/marketplace/listings/" + listing.id() + "/screenshots/" + i,
                    about.screenshots().get(i).caption()));
        }
        return new ListingDetail(
                card(caller, listing),
                listing.text().description(),
                pictures,
                plugin.map(PluginPackage::descriptor)
                        .map(descriptor -> descriptor.contributes())
                        .orElse(Map.of()),
                plugin.map(PluginPackage::permissions).orElse(List.of()),
                plugin.map(PluginPackage::requires).orElse(List.of()).stream()
                        .map(one -> one.id() + " " + one.range())
                        .toList(),
                about.homepage(),
                about.license(),
                all.stream()
                        .filter(version -> own
                                || caller.may(Listings.REVIEW)
                                || version.status().equals(Listing.PUBLISHED))
                        .map(version -> new ListingDetail.Version(
                                version.version(),
                                version.status(),
                                version.changelog(),
                                version.digest(),
                                version.createdAt()))
                        .toList(),
                reviews.histogram(caller.tenant(), listing.id()),
                installations
                        .since(
                                caller.tenant(),
                                List.of(listing.id()),
                                Instant.now().minus(MONTH))
                        .size(),
                successes.of(caller.tenant(), listing).orElse(null),
                current.map(ListingVersion::content)
                        .filter(Objects::nonNull)
                        .map(WorkflowTemplate::of)
                        .orElse(null),
                own ? listings.stored().shares(caller.tenant(), listing.id()) : null,
                listing.revision());
    }

    /** The packages behind listings, as far as they are there. */
    List<PluginPackage> packages(Caller caller, List<Listing> all) {
        return all.stream()
                .flatMap(listing -> current(caller, listing).stream())
                .toList();
    }

    private Optional<PluginPackage> current(Caller caller, Listing listing) {
        if (listing.plugin() == null) {
            return Optional.empty();
        }
        ListingVersion version = listing.origin().equals(Listing.PERSON)
                ? current(listings.stored().versions(caller.tenant(), listing.id()), listing)
                        .orElse(null)
                : null;
        return packages.of(listing, version);
    }

    private static Optional<ListingVersion> current(List<ListingVersion> all, Listing listing) {
        return all.stream()
                .filter(version -> version.version().equals(listing.version()))
                .findFirst();
    }

    public Picture icon(Caller caller, String id) {
        Listing listing = listings.visible(caller, Kinds.ALL, id);
        return current(caller, listing)
                .flatMap(plugin ->
                        Optional.ofNullable(PackageDetails.about(plugin).icon()).flatMap(path -> picture(plugin, path)))
                .orElseThrow(() -> noPicture(listing));
    }

    public Picture screenshot(Caller caller, String id, int number) {
        Listing listing = listings.visible(caller, Kinds.ALL, id);
        return current(caller, listing)
                .flatMap(plugin -> {
                    List<Screenshot> all = PackageDetails.about(plugin).screenshots();
                    return number < 0 || number >= all.size()
                            ? Optional.empty()
                            : picture(plugin, all.get(number).path());
                })
                .orElseThrow(() -> noPicture(listing));
    }

    private static Optional<Picture> picture(PluginPackage plugin, String path) {
        return PackageDetails.picture(plugin, path).map(bytes -> new Picture(bytes, mediaType(path)));
    }

    /** By the name alone, of the few that the descriptor's schema allows. */
    private static String mediaType(String path) {
        String end = path.substring(path.lastIndexOf('.') + 1);
        return switch (end) {
            case "svg" -> "image/svg+xml";
            case "webp" -> "image/webp";
            case "jpg", "jpeg" -> "image/jpeg";
            default -> "image/png";
        };
    }

    private static NotFoundException noPicture(Listing listing) {
        return new NotFoundException(
                "marketplace.picture-not-found", listing.text().name() + " has no such picture.");
    }
}
