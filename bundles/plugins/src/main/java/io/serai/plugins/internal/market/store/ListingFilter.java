package io.serai.plugins.internal.market.store;

import org.jspecify.annotations.Nullable;

/**
 * Which listings are wanted; null for any.
 *
 * @param person whose own and shared private listings are seen beside the public ones
 * @param publisher whose alone
 * @param sort {@code popular}, {@code recent}, {@code name} or {@code rating}
 */
public record ListingFilter(
        String tenant,
        Person person,
        Scope scope,
        @Nullable String kind,
        @Nullable String query,
        @Nullable String category,
        @Nullable String tag,
        @Nullable String pricing,
        @Nullable Boolean featured,
        @Nullable Publisher publisher,
        String sort) {
    /** Somebody who looks. */
    public record Person(String id, String name) {}

    /** From where one looks. */
    public enum Scope {
        /** Published, and public or shared. */
        MARKET,
        /** One's own, in any status. */
        OWN,
        /** What waits for a decision. */
        QUEUE
    }

    /** Those of a scope that the words find, by name. */
    public static ListingFilter scoped(Scope scope, String tenant, Person person, @Nullable String query) {
        return new ListingFilter(tenant, person, scope, null, query, null, null, null, null, null, "name");
    }

    public static ListingFilter market(String tenant, Person person) {
        return new ListingFilter(tenant, person, Scope.MARKET, null, null, null, null, null, null, null, "popular");
    }

    public ListingFilter in(Scope other) {
        return new ListingFilter(tenant, person, other, kind, query, category, tag, pricing, featured, publisher, sort);
    }

    public ListingFilter ofKind(@Nullable String other) {
        return new ListingFilter(
                tenant, person, scope, other, query, category, tag, pricing, featured, publisher, sort);
    }

    public ListingFilter sorted(String other) {
        return new ListingFilter(
                tenant, person, scope, kind, query, category, tag, pricing, featured, publisher, other);
    }

    public ListingFilter onlyFeatured() {
        return new ListingFilter(tenant, person, scope, kind, query, category, tag, pricing, true, publisher, sort);
    }

    public ListingFilter by(Publisher other) {
        return new ListingFilter(tenant, person, scope, kind, query, category, tag, pricing, featured, other, sort);
    }

    public ListingFilter asking(@Nullable String words) {
        return new ListingFilter(tenant, person, scope, kind, words, category, tag, pricing, featured, publisher, sort);
    }
}
