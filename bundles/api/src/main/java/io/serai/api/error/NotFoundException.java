package io.serai.api.error;

/** Thrown when an object does not exist, or belongs to another tenant. Check the id. HTTP 404. */
public final class NotFoundException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String code, String message) {
        super(code, message, null);
    }
}
