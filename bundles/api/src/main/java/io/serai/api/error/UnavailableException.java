package io.serai.api.error;

import org.jspecify.annotations.Nullable;

/** Thrown when a part of the hub cannot serve just now (starting, draining, the database is away, overload). HTTP 503 with Retry-After. */
public final class UnavailableException extends RetryableException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    public UnavailableException(String code, String message, int retryAfterSeconds, @Nullable Throwable cause) {
        super(code, message, cause);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public UnavailableException(String code, String message, int retryAfterSeconds) {
        this(code, message, retryAfterSeconds, null);
    }

    /** After how many seconds a new try makes sense; at least 1. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
