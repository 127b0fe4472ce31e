package io.serai.plugins.internal.market.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing as a list shows it.
 *
 * @param kind the first of its kinds
 * @param price in the currency's smallest unit
 * @param version the newest published one
 * @param users how many people installed it
 * @param rating the average of its reviews, 1 to 5; null without any
 * @param installed whether this hub has it
 * @param icon where its icon is, below the base; null without one
 */
public record ListingCard(
        String id,
        String slug,
        @Nullable String plugin,
        String kind,
        List<String> kinds,
        String name,
        String summary,
        String publisherId,
        String publisherName,
        String origin,
        List<String> categories,
        List<String> tags,
        String pricing,
        long price,
        String currency,
        String status,
        @Nullable String reason,
        String visible,
        boolean featured,
        String version,
        int installCount,
        int users,
        @Nullable Double rating,
        int reviewCount,
        boolean installed,
        @Nullable String icon,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant publishedAt) {}
