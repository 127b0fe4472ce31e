package io.serai.api.error;

import org.jspecify.annotations.Nullable;

/** Thrown when a run that somebody waits for has failed; the execution keeps its journal. HTTP 500, or the status the failure names. */
public final class ExecutionFailedException extends PermanentException {
    private static final long serialVersionUID = 1L;

    private final String executionId;

    public ExecutionFailedException(String executionId, String message, @Nullable Throwable cause) {
        super("execution.failed", message, cause);
        this.executionId = executionId;
    }

    /** The failed execution. */
    public String executionId() {
        return executionId;
    }
}
