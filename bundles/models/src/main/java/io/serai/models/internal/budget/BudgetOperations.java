package io.serai.models.internal.budget;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The operations on budgets. */
@Path("budgets")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "budgets", description = "How much calls of models may cost")
public final class BudgetOperations implements OperationResource {
    private final StoredBudgets budgets;

    BudgetOperations(StoredBudgets budgets) {
        this.budgets = budgets;
    }

    @GET
    @Requires("budget:read")
    @Operation(operationId = "budget-list", summary = "List budgets by name, with what is spent in the present period")
    public Page<Budget> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return budgets.list(PageRequest.of(limit, cursor, q, sort));
    }

    @POST
    @Status(201)
    @Requires("budget:create")
    @Operation(
            operationId = "budget-create",
            summary = "Limit what a tenant, person, agent, workflow or execution may spend")
    public Budget create(BudgetDraft draft) {
        return budgets.create(draft);
    }

    @GET
    @Path("{id}")
    @Requires("budget:read")
    @Operation(operationId = "budget-get", summary = "Show one budget: spent, reserved and remaining in its period")
    public Budget get(@PathParam("id") String id) {
        return budgets.get(id);
    }

    @PUT
    @Path("{id}")
    @Requires("budget:update")
    @Operation(
            operationId = "budget-update",
            summary = "Change a budget; executions that wait for it go on if it has enough")
    public Budget update(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, BudgetDraft draft) {
        return budgets.update(id, draft, ifMatch);
    }

    @DELETE
    @Path("{id}")
    @Requires("budget:delete")
    @Operation(operationId = "budget-delete", summary = "Remove a budget; what was spent stays in the usage")
    public void delete(@PathParam("id") String id) {
        budgets.delete(id);
    }

    /**
     * More money.
     *
     * @param amount US dollars, for this period and those that follow
     */
    public record TopUp(@Nullable BigDecimal amount) {}

    @POST
    @Path("{id}/top-up")
    @Requires("budget:update")
    @Operation(operationId = "budget-top-up", summary = "Raise a budget; executions that wait for it go on")
    public Budget topUp(@PathParam("id") String id, TopUp more) {
        return budgets.topUp(id, more == null ? null : more.amount());
    }
}
