package io.serai.api.approval;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import org.jspecify.annotations.Nullable;

/** The approvals of the current caller's tenant, newest first. */
public interface Approvals {
    /** @param open whether only open ones, or only decided ones; null for all */
    Page<Approval> list(@Nullable Boolean open, PageRequest page);

    /**
     * One approval with what it is about.
     *
     * @throws io.serai.api.error.NotFoundException {@code approval.not-found}
     */
    Approval get(String id);

    /**
     * Decides; the execution goes on.
     *
     * @param data what the person entered, as a JSON tree, for the workflow; null for nothing
     * @throws io.serai.api.error.ConflictException {@code approval.decided} if it was decided before
     * @throws io.serai.api.error.ForbiddenException {@code approval.role} or {@code approval.four-eyes} if the caller may
     *     not decide this one
     */
    Approval decide(String id, boolean approved, @Nullable String comment, @Nullable Object data);
}
