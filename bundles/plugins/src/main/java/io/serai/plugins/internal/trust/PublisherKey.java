package io.serai.plugins.internal.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A publisher's key as people see it.
 *
 * @param id what signatures name it by
 * @param publicKey Base64 of its X.509 form
 * @param revokedAt since when nothing that it signed is taken; null if it is trusted
 */
public record PublisherKey(
        String id,
        String publisher,
        String publicKey,
        Instant addedAt,
        String addedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String reason) {}
