package io.serai.api.approval;

import java.time.Instant;

/**
 * An approval as whoever opens a link sees it.
 *
 * @param person for whom the link is
 * @param madeBy who made it
 */
public record LinkedApproval(Approval approval, String person, String madeBy, Instant expiresAt) {}
