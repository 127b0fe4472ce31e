package io.serai.api.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that stand in links which work without a login: signed with the hub's own key, so that nobody can make one up.
 * Thread-safe. A token is no login: {@link Authenticator} refuses it.
 */
public interface LinkTokens {
    /** For how many days a token can be told at most; the key behind it is kept for so long. */
    int LONGEST_DAYS = 30;

    /**
     * A new token; letters, digits, {@code -}, {@code _} and dots.
     *
     * @param purpose what it is for; a token of one purpose is no token of another
     * @param subject what it stands for, such as the id of a stored link
     * @param expiresAt for whoever reads the token; the subject itself must know, too
     */
    String issue(String purpose, String subject, Instant expiresAt);

    /** What a token stands for, also when it has expired; null if it was not made here for this purpose. */
    @Nullable
    String subject(String purpose, String token);
}
