package io.serai.plugins.internal.market.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A right to install something that is not free.
 *
 * @param hint the end of the key, to recognise it by
 * @param amount what was paid for it, in the currency's smallest unit
 */
public record Licence(
        String id,
        String listing,
        String hint,
        String issuedTo,
        long amount,
        String currency,
        String issuedBy,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String reason) {
    public boolean validAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
