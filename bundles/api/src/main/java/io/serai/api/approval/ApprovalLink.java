package io.serai.api.approval;

import java.time.Instant;

/**
 * A link by which one person decides one approval, once, without logging in.
 *
 * @param url whoever has it may decide; it is shown once and not kept
 * @param person for whom it is
 */
public record ApprovalLink(String id, String url, String person, Instant expiresAt) {}
