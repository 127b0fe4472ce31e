package io.serai.api.execution;

/** Where an execution stands. */
public enum ExecutionStatus {
    QUEUED,
    RUNNING,
    WAITING,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen to it by itself. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
