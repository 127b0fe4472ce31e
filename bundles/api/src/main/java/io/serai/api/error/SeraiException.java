package io.serai.api.error;

/**
 * Root of every error the hub raises on purpose. The code is stable and dotted ({@code workflow.not-found}), so that
 * programs can react to it; the message is one sentence for a person that says what to do.
 *
 * @see RetryableException
 * @see PermanentException
 */
public abstract sealed class SeraiException extends RuntimeException permits RetryableException, PermanentException {
    private static final long serialVersionUID = 1L;

    private final String code;

    SeraiException(String code, String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable, dotted code; never null. */
    public String code() {
        return code;
    }

    /** The sentence for a person; never null. */
    public String detail() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
