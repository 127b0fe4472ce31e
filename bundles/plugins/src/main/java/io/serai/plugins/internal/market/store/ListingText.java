package io.serai.plugins.internal.market.store;

import java.util.List;

/**
 * What a publisher says of a listing.
 *
 * @param description Markdown
 * @param visible {@link Listing#PUBLIC} or {@link Listing#PRIVATE}
 */
public record ListingText(
        String name,
        String summary,
        String description,
        List<String> categories,
        List<String> tags,
        Price price,
        String visible) {
    public ListingText {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
    }
}
