package io.serai.security.internal.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as the hub knows them.
 *
 * @param passwordHash never leaves this bundle
 */
public record Account(
        String id,
        String tenant,
        String username,
        String name,
        @Nullable String email,
        String passwordHash,
        boolean passwordChangeRequired,
        Status status,
        List<String> roles,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastLoginAt) {
    /** Whether a person may log in. */
    public enum Status {
        ACTIVE,
        /** Registered, and waiting for an administrator's approval. */
        PENDING,
        REJECTED,
        DISABLED,
        /** Kept for the audit trail; the user name is free again. */
        DELETED
    }
}
