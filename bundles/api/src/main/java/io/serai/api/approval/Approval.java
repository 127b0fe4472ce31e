package io.serai.api.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a step of an execution waits for.
 *
 * @param path of the step
 * @param name as the workflow calls it
 * @param role the role whose members may decide; null for everybody with the permission {@code approval:decide}
 * @param fourEyes whether whoever began the execution may not decide
 * @param requestedBy who began the execution; null if it was nobody known
 * @param dueAt when it is decided by itself; null for never
 * @param data what the person entered, as a JSON tree
 * @param body what it is about: the body before the step; null in lists
 * @param fields what the person may enter, as the workflow says; empty if it says nothing
 */
public record Approval(
        String id,
        String execution,
        String workflow,
        String workflowName,
        String path,
        String name,
        @Nullable String role,
        boolean fourEyes,
        Status status,
        Instant requestedAt,
        @Nullable String requestedBy,
        @Nullable Instant dueAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable Object data,
        @Nullable Object body,
        List<Field> fields) {
    /**
     * Something that the person may enter.
     *
     * @param name in {@link Approval#data}
     * @param type {@code text}, {@code number}, {@code boolean} or {@code date}
     */
    public record Field(String name, String type) {}

    /** Where an approval stands. */
    public enum Status {
        OPEN,
        APPROVED,
        REJECTED,
        TIMED_OUT,
        CANCELLED
    }
}
