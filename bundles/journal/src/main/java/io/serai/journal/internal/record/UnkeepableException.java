package io.serai.journal.internal.record;

/** A value cannot be kept, so that a step could not be restored from it. */
public final class UnkeepableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnkeepableException(String what) {
        super(what);
    }
}
