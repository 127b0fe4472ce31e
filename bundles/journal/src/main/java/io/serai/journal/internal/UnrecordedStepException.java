package io.serai.journal.internal;

/** A replay came to a step that calls out and of which the journal knows nothing: the routes do not fit the record. */
final class UnrecordedStepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnrecordedStepException(String path) {
        super("The journal has no record of the step " + path + ", which the replay came to.");
    }
}
