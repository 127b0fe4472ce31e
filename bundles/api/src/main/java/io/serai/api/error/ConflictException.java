package io.serai.api.error;

/** Thrown when the change contradicts what is there (a name or path is taken, a wrong status). Read again, then decide. HTTP 409. */
public final class ConflictException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public ConflictException(String code, String message) {
        super(code, message, null);
    }
}
