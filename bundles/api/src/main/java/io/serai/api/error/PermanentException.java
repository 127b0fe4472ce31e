package io.serai.api.error;

import org.jspecify.annotations.Nullable;

/** The same call fails again until its input or the state of the hub is changed. */
public abstract non-sealed class PermanentException extends SeraiException {
    private static final long serialVersionUID = 1L;

    protected PermanentException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
