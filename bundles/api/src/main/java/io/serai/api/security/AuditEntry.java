package io.serai.api.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail (SE-15).
 *
 * @param operation the operation's id, such as {@code workflow-publish}, or {@code login}
 * @param resourceType what was touched, such as {@code workflow}
 * @param resourceId which one, or null
 * @param outcome {@code ok}, or the error's code
 * @param before the state before as JSON, secrets left out, or null
 * @param after the state after as JSON, secrets left out, or null
 */
public record AuditEntry(
        Instant at,
        String tenant,
        String actorId,
        String actorName,
        Action action,
        String operation,
        String resourceType,
        @Nullable String resourceId,
        String outcome,
        @Nullable String before,
        @Nullable String after,
        @Nullable String remoteAddress,
        @Nullable String userAgent,
        String requestId) {
    /** What kind of access it was. */
    public enum Action {
        CREATE,
        READ,
        UPDATE,
        DELETE,
        LOGIN
    }
}
