package io.serai.workflows.internal;

import io.serai.api.error.PermanentException;

/** Thrown when a request asks for what cannot be, such as a tag on a version that is not there. HTTP 400. */
public final class BadRequestException extends PermanentException {
    private static final long serialVersionUID = 1L;

    public BadRequestException(String code, String message) {
        super(code, message, null);
    }
}
