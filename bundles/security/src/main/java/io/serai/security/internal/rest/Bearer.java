package io.serai.security.internal.rest;

import org.jspecify.annotations.Nullable;

/** The bearer token in an Authorization header (RFC 6750). */
final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    static @Nullable String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).trim()
                : null;
    }
}
