package io.serai.plugins.internal.market;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.store.Installation;
import io.serai.plugins.internal.market.store.Licence;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.store.Review;
import io.serai.plugins.internal.market.store.StoredInstallations;
import io.serai.plugins.internal.market.store.StoredLicences;
import io.serai.plugins.internal.market.store.StoredLicences.Archived;
import io.serai.plugins.internal.market.store.StoredReviews;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a publisher's listings came to. Thread-safe. */
public final class Analytics {
    private static final int DAYS = 30;
    private static final int DAYS_AT_MOST = 366;
    private static final int MANY = 500;

    private final Listings listings;
    private final StoredInstallations installations;
    private final StoredReviews reviews;
    private final StoredLicences licences;
    private final Successes successes;

    /** One day, in UTC. */
    public record Day(
            LocalDate day,
            int installs,
            int reviews,
            @Nullable Double rating) {}

    /**
     * One listing in the time asked for.
     *
     * @param status as a listing's, or {@code removed} of what was earned with one that is gone
     * @param rating the average of all its reviews; null without any
     * @param success how this hub's own executions that used its plugin ended, whatever time was asked for; null for a template
     */
    public record Row(
            String id,
            String name,
            String status,
            int installs,
            int installsTotal,
            int people,
            @Nullable Double rating,
            int reviewCount,
            Map<String, Long> revenue,
            @Nullable Success success) {
        /** The status of a listing that is gone; what was earned with it is not. */
        static final String REMOVED = "removed";
    }

    /**
     * All of it.
     *
     * @param revenue from licences issued in that time and not revoked, in the smallest unit, by currency
     */
    public record View(
            int days,
            int installs,
            int people,
            int licences,
            Map<String, Long> revenue,
            List<Day> perDay,
            List<Row> listings) {}

    Analytics(
            Listings listings,
            StoredInstallations installations,
            StoredReviews reviews,
            StoredLicences licences,
            Successes successes) {
        this.listings = listings;
        this.installations = installations;
        this.reviews = reviews;
        this.licences = licences;
        this.successes = successes;
    }

    /** @param days up to 366; 30 if not given */
    public View of(Caller caller, @Nullable Integer days) {
        int span = days == null ? DAYS : days;
        if (span < 1 || span > DAYS_AT_MOST) {
            throw new InvalidInputException(
                    "marketplace.days", "days must be between 1 and " + DAYS_AT_MOST + ", not " + span + ".");
        }
        String tenant = caller.tenant();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Instant since = today.minusDays(span - 1L).atStartOfDay().toInstant(ZoneOffset.UTC);
        Page<Listing> own = listings.stored()
                .list(ListingFilter.market(tenant, Listings.person(caller)).in(ListingFilter.Scope.OWN), MANY, null);
        List<String> ids = own.items().stream().map(Listing::id).toList();
        List<Installation> installed = ids.isEmpty() ? List.of() : installations.since(tenant, ids, since);
        List<Licence> sold = ids.isEmpty()
                ? List.of()
                : licences.of(tenant, ids).stream()
                        .filter(licence -> counts(licence, since))
                        .toList();
        List<Archived> gone = licences.archived(tenant, caller.id()).stream()
                .filter(archived -> counts(archived.licence(), since))
                .toList();
        List<Review> said = ids.stream()
                .flatMap(id -> reviews.of(tenant, id, false).stream())
                .filter(review -> !review.updatedAt().isBefore(since))
                .toList();
        Map<String, Integer> people = ids.isEmpty() ? Map.of() : installations.people(tenant, ids);
        Map<String, Success> success = successes.of(tenant, own.items());
        List<Row> rows = new ArrayList<>(own.items().stream()
                .map(listing -> row(listing, installed, sold, people, success.get(listing.id())))
                .toList());
        rows.addAll(removed(gone));
        List<Licence> all = Stream.concat(sold.stream(), gone.stream().map(Archived::licence))
                .toList();
        return new View(
                span,
                installed.size(),
                (int) installed.stream().map(Installation::person).distinct().count(),
                all.size(),
                revenue(all),
                perDay(today, span, installed, said),
                rows);
    }

    private static boolean counts(Licence licence, Instant since) {
        return licence.revokedAt() == null && !licence.issuedAt().isBefore(since);
    }

    /** What was earned with listings that are gone, one row each. */
    private static List<Row> removed(List<Archived> gone) {
        Map<String, List<Archived>> byListing = gone.stream()
                .collect(Collectors.groupingBy(
                        archived -> archived.licence().listing(), LinkedHashMap::new, Collectors.toList()));
        return byListing.entrySet().stream()
                .map(one -> new Row(
                        one.getKey(),
                        one.getValue().get(0).listingName(),
                        Row.REMOVED,
                        0,
                        0,
                        0,
                        null,
                        0,
                        revenue(one.getValue().stream().map(Archived::licence).toList()),
                        null))
                .toList();
    }

    private static Row row(
            Listing listing,
            List<Installation> installed,
            List<Licence> sold,
            Map<String, Integer> people,
            @Nullable Success success) {
        return new Row(
                listing.id(),
                listing.text().name(),
                listing.status(),
                (int) installed.stream()
                        .filter(one -> one.listing().equals(listing.id()))
                        .count(),
                listing.installs(),
                people.getOrDefault(listing.id(), 0),
                listing.ratingCount() == 0 ? null : (double) listing.ratingSum() / listing.ratingCount(),
                listing.ratingCount(),
                revenue(sold.stream()
                        .filter(one -> one.listing().equals(listing.id()))
                        .toList()),
                success);
    }

    private static Map<String, Long> revenue(List<Licence> sold) {
        Map<String, Long> sums = new TreeMap<>();
        sold.forEach(licence -> sums.merge(licence.currency(), licence.amount(), Long::sum));
        return sums;
    }

    private static List<Day> perDay(LocalDate today, int span, List<Installation> installed, List<Review> said) {
        List<Day> days = new ArrayList<>();
        for (int back = span - 1; back >= 0; back--) {
            Instant from = today.minusDays(back).atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant to = from.plus(Duration.ofDays(1));
            List<Review> reviewed =
                    said.stream().filter(one -> in(one.updatedAt(), from, to)).toList();
            days.add(new Day(
                    today.minusDays(back),
                    (int) installed.stream()
                            .filter(one -> in(one.createdAt(), from, to))
                            .count(),
                    reviewed.size(),
                    reviewed.isEmpty()
                            ? null
                            : reviewed.stream()
                                    .mapToInt(Review::stars)
                                    .average()
                                    .orElse(0)));
        }
        return days;
    }

    private static boolean in(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
