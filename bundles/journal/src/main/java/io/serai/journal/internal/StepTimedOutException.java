package io.serai.journal.internal;

import java.util.concurrent.TimeoutException;

/** A step took longer than its workflow allows. */
public final class StepTimedOutException extends TimeoutException {
    private static final long serialVersionUID = 1;

    public StepTimedOutException(String path, long millis) {
        super("Step " + path + " took longer than " + millis + " ms.");
    }
}
