package io.serai.api.error;

/** Thrown when an input exceeds a limit, which the message names. HTTP 413. */
public final class TooLargeException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public TooLargeException(String code, String message) {
        super(code, message, null);
    }
}
