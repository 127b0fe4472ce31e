package io.serai.api.error;

import org.jspecify.annotations.Nullable;

/** The same call may succeed later; nothing was changed. */
public abstract non-sealed class RetryableException extends SeraiException {
    private static final long serialVersionUID = 1L;

    protected RetryableException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
