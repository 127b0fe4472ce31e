package io.serai.api.error;

/** Thrown when what is asked for was there once and is used up or over, such as a link that works once. HTTP 410. */
public final class GoneException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public GoneException(String code, String message) {
        super(code, message, null);
    }
}
