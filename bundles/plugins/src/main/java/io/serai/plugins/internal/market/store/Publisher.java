package io.serai.plugins.internal.market.store;

/**
 * Whose listings they are.
 *
 * @param id a person's, or the origin of what nobody published here
 * @param name a person's user name, or the author that a catalog's packages name
 * @param origin {@code person}, {@code shipped}, or {@code catalog:NAME}: a package can claim any author, so the same name from
 *     elsewhere is somebody else
 */
public record Publisher(String id, String name, String origin) {
    public static Publisher person(ListingFilter.Person person) {
        return new Publisher(person.id(), person.name(), Listing.PERSON);
    }

    public static Publisher of(Listing listing) {
        return new Publisher(listing.publisher(), listing.publisherName(), listing.origin());
    }
}
