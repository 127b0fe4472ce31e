package io.serai.api.error;

/** Thrown when the caller is known but lacks a permission, which the message names. HTTP 403. */
public final class ForbiddenException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public ForbiddenException(String code, String message) {
        super(code, message, null);
    }
}
