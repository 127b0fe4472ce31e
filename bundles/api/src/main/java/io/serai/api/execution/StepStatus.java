package io.serai.api.execution;

/** How a step ended, or that it has not. */
public enum StepStatus {
    RUNNING,
    WAITING,
    COMPLETED,
    FAILED,
    CANCELLED
}
