package io.serai.plugins.internal.rest;

import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.Plugins;
import io.serai.plugins.internal.install.Pages;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What roles can be made of: the permissions that operations ask for, and those that plugins name. */
@Path("permissions")
@Tag(name = "roles")
@Produces(MediaType.APPLICATION_JSON)
public final class KnownPermissionResource implements OperationResource {
    private final Plugins plugins;
    private final Supplier<List<OperationInfo>> operations;

    public KnownPermissionResource(Plugins plugins, Supplier<List<OperationInfo>> operations) {
        this.plugins = plugins;
        this.operations = operations;
    }

    @GET
    @Requires("user:read")
    @Operation(operationId = "permission-list", summary = "Lists the permissions that roles can hold now.")
    public Page<KnownPermission> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        Map<String, List<String>> asking = new TreeMap<>();
        for (OperationInfo operation : operations.get()) {
            if (operation.permission().indexOf(':') > 0) {
                asking.computeIfAbsent(operation.permission(), fresh -> new ArrayList<>())
                        .add(operation.id());
            }
        }
        Map<String, List<String>> naming = new TreeMap<>();
        for (Plugin plugin : plugins.list(PageRequest.of(PageRequest.MAX_LIMIT, null, null, null))
                .items()) {
            plugin.contributes()
                    .getOrDefault("permissions", List.of())
                    .forEach(permission -> naming.computeIfAbsent(permission, fresh -> new ArrayList<>())
                            .add(plugin.id()));
        }
        TreeSet<String> names = new TreeSet<>(asking.keySet());
        names.addAll(naming.keySet());
        List<KnownPermission> known = names.stream()
                .map(name -> new KnownPermission(
                        name, asking.getOrDefault(name, List.of()), naming.getOrDefault(name, List.of())))
                .toList();
        return Pages.of(
                known,
                KnownPermission::name,
                permission -> permission.name() + " " + permission.plugins(),
                PageRequest.of(limit, cursor, q, sort));
    }
}
