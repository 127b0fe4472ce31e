package io.serai.api.error;

/** Thrown when an address answers with nothing that the caller accepts; the message names what it has. HTTP 406. */
public final class NotAcceptableException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public NotAcceptableException(String code, String message) {
        super(code, message, null);
    }
}
