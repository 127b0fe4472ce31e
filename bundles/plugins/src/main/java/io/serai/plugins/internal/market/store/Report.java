package io.serai.plugins.internal.market.store;

import java.time.Instant;

/** Somebody's objection to a review. */
public record Report(String id, String review, String reporterName, String reason, Instant createdAt) {}
