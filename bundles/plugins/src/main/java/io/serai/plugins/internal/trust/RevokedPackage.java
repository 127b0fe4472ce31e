package io.serai.plugins.internal.trust;

import java.time.Instant;

/**
 * One package that is not taken any more, whoever signed it.
 *
 * @param digest SHA-256 of its {@code digests.json}, or of the file
 */
public record RevokedPackage(String digest, String reason, Instant revokedAt, String revokedBy) {}
