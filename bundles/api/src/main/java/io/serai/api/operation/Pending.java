package io.serai.api.operation;

/** A result of an operation with {@code @Status(202)} that may be ready already; 200 goes out then. */
public interface Pending {
    /** Whether work goes on after this reply. */
    boolean pending();
}
