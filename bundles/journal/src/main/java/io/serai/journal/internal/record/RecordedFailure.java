package io.serai.journal.internal.record;

import org.jspecify.annotations.Nullable;

/** Stands in a replay for a recorded failure whose own class cannot be made again. */
public final class RecordedFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    RecordedFailure(String type, @Nullable String message, @Nullable Throwable cause) {
        super(message == null ? type : message, cause);
        this.type = type;
    }

    /** The class of the failure that was recorded. */
    public String type() {
        return type;
    }
}
