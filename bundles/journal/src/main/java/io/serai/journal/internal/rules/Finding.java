package io.serai.journal.internal.rules;

import org.jspecify.annotations.Nullable;

/**
 * Something in a workflow that cannot be held durable, or only in part.
 *
 * @param node the step's id, or its kind where it has none
 * @param code stable and dotted, such as {@code durable.memory-queue}
 * @param message what it is and what to do instead
 * @param line 1-based, or null where it is not known
 */
public record Finding(
        @Nullable String node,
        String code,
        String message,
        Severity severity,
        @Nullable Integer line) {

    /** What follows from it. */
    public enum Severity {
        /** Said when the workflow is saved. */
        REPORT,
        /** Said when the workflow is saved; it cannot be published. */
        REFUSE
    }
}
