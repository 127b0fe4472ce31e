package io.serai.plugins.internal.market.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person says of a listing.
 *
 * @param stars 1 to 5
 * @param hidden whether a moderator took it down; then it does not count
 * @param reason why it was taken down; null otherwise
 * @param reports how many people reported it
 */
public record Review(
        String id,
        String listing,
        String author,
        String authorName,
        int stars,
        String text,
        boolean hidden,
        @Nullable String reason,
        int reports,
        Instant createdAt,
        Instant updatedAt) {}
