package io.serai.api.execution;

/** Which of the waiting executions of a queue goes first (JB-05); the numbers are part of the contract. */
public enum Priority {
    CRITICAL(1),
    HIGH(2),
    NORMAL(3),
    LOW(4);

    private final int number;

    Priority(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
