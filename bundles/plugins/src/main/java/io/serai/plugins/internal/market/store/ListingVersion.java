package io.serai.plugins.internal.market.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a listing.
 *
 * @param digest SHA-256 of its package; null for a template
 * @param content a template as JSON; null for a plugin
 * @param status as a listing's
 */
public record ListingVersion(
        String version,
        @Nullable String digest,
        @Nullable String content,
        @Nullable String changelog,
        String status,
        Instant createdAt) {}
