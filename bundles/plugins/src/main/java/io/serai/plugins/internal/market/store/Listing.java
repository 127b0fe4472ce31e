package io.serai.plugins.internal.market.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that people can install or start from.
 *
 * @param slug short, stable and unique in the tenant: the plugin's id, or made of a template's name
 * @param plugin the plugin's id; null for a template
 * @param origin {@code catalog:NAME}, {@code shipped}, or {@code person} for what somebody published here
 * @param publisher the publishing person's id, or the catalog's name
 * @param kinds {@code agents tools connectors routes …}, or {@code templates}
 * @param version the newest published one
 * @param reason why it was rejected; null otherwise
 */
public record Listing(
        String id,
        String slug,
        @Nullable String plugin,
        String origin,
        String publisher,
        String publisherName,
        List<String> kinds,
        ListingText text,
        String status,
        @Nullable String reason,
        boolean featured,
        String version,
        int installs,
        int ratingSum,
        int ratingCount,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {
    public static final String DRAFT = "draft";
    public static final String PENDING = "pending";
    public static final String PUBLISHED = "published";
    public static final String REJECTED = "rejected";
    public static final String PUBLIC = "public";
    public static final String PRIVATE = "private";
    public static final String TEMPLATES = "templates";
    public static final String PERSON = "person";
    public static final String SHIPPED = "shipped";

    public Listing {
        kinds = List.copyOf(kinds);
    }

    public boolean template() {
        return kinds.contains(TEMPLATES);
    }

    public String etag() {
        return Integer.toString(revision);
    }
}
