package io.serai.api.approval;

import org.jspecify.annotations.Nullable;

/** Signed links that decide an approval once, for people who do not log in. Thread-safe; blocks on the store. */
public interface ApprovalLinks {
    /**
     * Makes a link. The current caller must be allowed to decide the approval themselves: a link hands that on, it gives no
     * more.
     *
     * @param person for whom it is: the name that is kept as that of whoever decided; null for the caller. With four eyes it
     *     may not be whoever began the execution.
     * @param expiresInMillis null for until the approval is due, or 7 days; at most 30 days
     * @throws io.serai.api.error.NotFoundException {@code approval.not-found}
     * @throws io.serai.api.error.ConflictException {@code approval.decided}
     * @throws io.serai.api.error.ForbiddenException {@code approval.role} or {@code approval.four-eyes}
     */
    ApprovalLink create(String approval, @Nullable String person, @Nullable Long expiresInMillis);

    /**
     * What a link is about. Changes nothing: mail programs open links before people do.
     *
     * @throws io.serai.api.error.NotFoundException {@code approval.link-unknown} for a token that the hub did not make
     * @throws io.serai.api.error.GoneException {@code approval.link-used}, {@code approval.link-expired}, or {@code
     *     approval.decided} if it was decided otherwise
     */
    LinkedApproval look(String token);

    /**
     * Decides, and uses the link up.
     *
     * @throws io.serai.api.error.SeraiException as {@link #look} and {@link Approvals#decide}
     */
    LinkedApproval decide(String token, boolean approved, @Nullable String comment, @Nullable Object data);
}
