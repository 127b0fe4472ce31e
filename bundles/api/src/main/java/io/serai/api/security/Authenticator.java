package io.serai.api.security;

/** Turns credentials into callers. Thread-safe; answers from memory or with one indexed read. */
public interface Authenticator {
    /**
     * The caller behind an access token.
     *
     * @throws io.serai.api.error.UnauthenticatedException if it is malformed, expired or revoked
     */
    Caller byToken(String accessToken);

    /**
     * The caller behind an API key.
     *
     * @throws io.serai.api.error.UnauthenticatedException if it is unknown, expired or revoked
     */
    Caller byApiKey(String apiKey);
}
