package io.serai.models.internal.budget;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The operations on what was spent. */
@Path("usage")
@Produces("application/json")
@Tag(name = "usage", description = "What calls of models have cost")
public final class UsageOperations implements OperationResource {
    private final UsageTable usage;

    UsageOperations(UsageTable usage) {
        this.usage = usage;
    }

    @GET
    @Requires("usage:read")
    @Operation(operationId = "usage-list", summary = "List calls of models with tokens and cost, the latest first")
    public Page<Usage> list(
            @QueryParam("execution") @Nullable String execution,
            @QueryParam("workflow") @Nullable String workflow,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("person") @Nullable String person,
            @QueryParam("model") @Nullable String model,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return usage.list(
                new UsageFilter(execution, workflow, agent, person, model, provider, from, to),
                PageRequest.of(limit, cursor, null, null));
    }

    @GET
    @Path("summary")
    @Requires("usage:read")
    @Operation(
            operationId = "usage-summary",
            summary =
                    "Sum up what calls have cost by model, provider, workflow, agent, person, operation, day or execution")
    public UsageSummary summary(
            @QueryParam("by") @Nullable String by,
            @QueryParam("execution") @Nullable String execution,
            @QueryParam("workflow") @Nullable String workflow,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("person") @Nullable String person,
            @QueryParam("model") @Nullable String model,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return usage.summary(new UsageFilter(execution, workflow, agent, person, model, provider, from, to), by);
    }
}
