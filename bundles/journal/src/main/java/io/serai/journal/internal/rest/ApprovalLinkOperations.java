package io.serai.journal.internal.rest;

import io.serai.api.approval.ApprovalLink;
import io.serai.api.approval.ApprovalLinks;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.jspecify.annotations.Nullable;

/** Makes links that decide without a login; the page behind them is no operation, but stands at /approvals/links. */
@Path("approvals/{id}/links")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "approvals")
public final class ApprovalLinkOperations implements OperationResource {
    private final ApprovalLinks links;

    public ApprovalLinkOperations(ApprovalLinks links) {
        this.links = links;
    }

    /**
     * What link is wanted.
     *
     * @param person for whom it is; the caller if nobody is named
     * @param expiresInMillis until the approval is due, or 7 days, if nothing is said
     */
    public record Wanted(@Nullable String person, @Nullable Long expiresInMillis) {}

    @POST
    @Status(201)
    @Requires("approval:decide")
    @Operation(
            operationId = "approval-link-create",
            summary = "Make a link by which one person decides once, without a login")
    public ApprovalLink create(@PathParam("id") String id, @Nullable Wanted wanted) {
        return links.create(
                id, wanted == null ? null : wanted.person(), wanted == null ? null : wanted.expiresInMillis());
    }
}
