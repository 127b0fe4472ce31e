package io.serai.api.error;

/** Thrown when no valid credential came with the call. Log in, then repeat. HTTP 401. */
public final class UnauthenticatedException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public UnauthenticatedException(String code, String message) {
        super(code, message, null);
    }
}
