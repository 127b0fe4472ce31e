package io.serai.journal.internal.rest;

import io.serai.api.approval.Approval;
import io.serai.api.approval.Approvals;
import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The operations on approvals. */
@Path("approvals")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "approvals", description = "Decisions that executions wait for")
public final class ApprovalOperations implements OperationResource {
    private final Approvals approvals;

    public ApprovalOperations(Approvals approvals) {
        this.approvals = approvals;
    }

    @GET
    @Requires("approval:read")
    @Operation(operationId = "approval-list", summary = "List approvals, newest first")
    public Page<Approval> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return approvals.list(open(status), PageRequest.of(limit, cursor, q, sort));
    }

    private static @Nullable Boolean open(@Nullable String status) {
        if (status == null || status.isBlank()) {
            return null;
        }
        return switch (status) {
            case "open", "OPEN" -> Boolean.TRUE;
            case "decided" -> Boolean.FALSE;
            default ->
                throw new InvalidInputException(
                        "approval.status", "status must be open or decided, not " + status + ".");
        };
    }

    @GET
    @Path("{id}")
    @Requires("approval:read")
    @Operation(operationId = "approval-get", summary = "Show an approval with what it is about")
    public Approval get(@PathParam("id") String id) {
        return approvals.get(id);
    }

    /**
     * An approval given.
     *
     * @param comment why, for people
     * @param data what the workflow is to know, as a JSON tree
     */
    public record Approve(
            @Nullable String comment, @Nullable Object data) {}

    @POST
    @Path("{id}/approve")
    @Requires("approval:decide")
    @Operation(operationId = "approval-approve", summary = "Approve; the execution goes on")
    public Approval approve(@PathParam("id") String id, @Nullable Approve approve) {
        return approvals.decide(
                id, true, approve == null ? null : approve.comment(), approve == null ? null : approve.data());
    }

    /**
     * An approval refused.
     *
     * @param comment why, for people
     */
    public record Reject(@Nullable String comment) {}

    @POST
    @Path("{id}/reject")
    @Requires("approval:decide")
    @Operation(operationId = "approval-reject", summary = "Reject; the execution goes on with that")
    public Approval reject(@PathParam("id") String id, @Nullable Reject reject) {
        return approvals.decide(id, false, reject == null ? null : reject.comment(), null);
    }
}
