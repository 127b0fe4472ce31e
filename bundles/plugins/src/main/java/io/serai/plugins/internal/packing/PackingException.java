package io.serai.plugins.internal.packing;

/** What cannot be packed; the message is a sentence that says what to do. */
public final class PackingException extends Exception {
    private static final long serialVersionUID = 1L;

    public PackingException(String message) {
        super(message);
    }
}
