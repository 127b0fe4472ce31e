package io.serai.api.model;

import io.serai.api.error.RetryableException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No model answered, and one may later: {@code model.rate-limited}, {@code model.network}, {@code model.server} or {@code
 * model.timeout}. Retries of steps know its kind by {@link #getStatusCode()}, or by its cause where no status fits.
 */
public final class ModelUnavailableException extends RetryableException {
    private static final long serialVersionUID = 1L;

    private final ModelFailure failure;
    private final @Nullable Duration retryAfter;

    public ModelUnavailableException(
            ModelFailure failure, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(failure.code(), message, cause);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    public ModelFailure failure() {
        return failure;
    }

    /** How long to wait, if that is known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public @Nullable Integer getStatusCode() {
        return failure.status();
    }

    /** What the far side asks for, as an HTTP client would say it. */
    public Map<String, String> getResponseHeaders() {
        Duration wait = retryAfter;
        return wait == null
                ? Map.of()
                : Map.of(
                        "Retry-After",
                        String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
