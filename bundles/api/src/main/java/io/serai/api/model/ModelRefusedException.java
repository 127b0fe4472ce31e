package io.serai.api.model;

import io.serai.api.error.PermanentException;
import org.jspecify.annotations.Nullable;

/**
 * The same call fails again until something is changed: {@code model.auth}, {@code model.invalid}, {@code
 * model.none-configured}. Retries of steps know its kind by {@link #getStatusCode()}.
 */
public final class ModelRefusedException extends PermanentException {
    private static final long serialVersionUID = 1L;

    private final ModelFailure failure;

    public ModelRefusedException(ModelFailure failure, String message, @Nullable Throwable cause) {
        this(failure, failure.code(), message, cause);
    }

    /** @param code another one than the failure's, where that says more */
    public ModelRefusedException(ModelFailure failure, String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
        this.failure = failure;
    }

    public ModelFailure failure() {
        return failure;
    }

    public @Nullable Integer getStatusCode() {
        return failure.status();
    }
}
