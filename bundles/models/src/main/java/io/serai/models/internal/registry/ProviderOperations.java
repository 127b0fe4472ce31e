package io.serai.models.internal.registry;

import io.serai.api.model.ModelRegistry;
import io.serai.api.model.ProviderInfo;
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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The operations on providers of models. */
@Path("providers")
@Produces("application/json")
@Tag(name = "models")
public final class ProviderOperations implements OperationResource {
    private final ModelRegistry models;

    public ProviderOperations(ModelRegistry models) {
        this.models = models;
    }

    @GET
    @Requires("provider:read")
    @Operation(
            operationId = "provider-list",
            summary = "List providers of models: configured or not, how to configure them, and how they are")
    public Page<ProviderInfo> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        PageRequest page = PageRequest.of(limit, cursor, q, sort);
        String wanted = page.query() == null ? "" : page.query().toLowerCase(Locale.ROOT);
        List<ProviderInfo> all = models.providers().stream()
                .filter(one ->
                        (one.id() + " " + one.title()).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        int from = 0;
        for (int i = 0; page.cursor() != null && i < all.size(); i++) {
            from = all.get(i).id().equals(page.cursor()) ? i + 1 : from;
        }
        int to = Math.min(all.size(), from + page.limit());
        return new Page<>(
                all.subList(from, to), to < all.size() ? all.get(to - 1).id() : null);
    }
}
