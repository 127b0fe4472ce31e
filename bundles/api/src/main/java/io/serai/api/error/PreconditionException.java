package io.serai.api.error;

/** Thrown when If-Match names a state that is no longer the current one. Read again, then repeat. HTTP 412. */
public final class PreconditionException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public PreconditionException(String code, String message) {
        super(code, message, null);
    }
}
