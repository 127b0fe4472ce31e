package io.serai.http.internal.server;

import io.serai.api.error.UnauthenticatedException;
import io.serai.api.security.Authenticator;
import io.serai.api.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out who calls. */
public final class Credentials {
    private static final String BEARER = "Bearer ";

    private Credentials() {}

    /**
     * The caller behind the request's bearer token or API key, or null if it carries neither.
     *
     * @throws UnauthenticatedException if what it carries does not hold
     */
    public static @Nullable Caller caller(HttpServletRequest request, Supplier<Authenticator> authenticator) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authenticator
                    .get()
                    .byToken(authorization.substring(BEARER.length()).trim());
        }
        String key = request.getHeader("X-API-Key");
        return key == null || key.isBlank() ? null : authenticator.get().byApiKey(key.trim());
    }

    /** As {@link #caller}, where a credential that does not hold counts as none. */
    public static @Nullable Caller callerOrNull(HttpServletRequest request, Supplier<Authenticator> authenticator) {
        try {
            return caller(request, authenticator);
        } catch (UnauthenticatedException invalid) {
            return null;
        }
    }
}
