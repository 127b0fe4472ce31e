package io.serai.api.error;

/** Thrown when what a request holds is of a kind that its address does not take; the message names those it takes. HTTP 415. */
public final class UnsupportedMediaTypeException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public UnsupportedMediaTypeException(String code, String message) {
        super(code, message, null);
    }
}
