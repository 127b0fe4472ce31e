package io.serai.api.error;

/** Thrown when a limit for the caller is used up. HTTP 429 with Retry-After. */
public final class RateLimitedException extends RetryableException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    public RateLimitedException(String code, String message, int retryAfterSeconds) {
        super(code, message, null);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** After how many seconds the limit allows a new try; at least 1. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
