package io.serai.journal.internal;

import org.jspecify.annotations.Nullable;

/** Nobody knows whether a step happened, and a person decided that it is not to be repeated. */
public final class InDoubtException extends Exception {
    private static final long serialVersionUID = 1;

    public InDoubtException(String path, @Nullable String by, @Nullable String comment) {
        super("The hub stopped while step " + path + " was under way, and "
                + (by == null ? "nobody decided in time" : by + " decided that it is not repeated")
                + (comment == null || comment.isBlank() ? "." : ": " + comment));
    }
}
