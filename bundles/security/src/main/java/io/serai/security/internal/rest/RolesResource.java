package io.serai.security.internal.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.security.CallContext;
import io.serai.security.internal.SecurityComponent;
import io.serai.security.internal.login.Security;
import io.serai.security.internal.people.Texts;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The roles that people can have. */
@Component(service = OperationResource.class)
@Path("roles")
@Tag(name = "roles", description = "Named sets of permissions")
public final class RolesResource implements OperationResource {
    private final Security security;

    @Activate
    public RolesResource(@Reference SecurityComponent component) {
        this(component.security());
    }

    RolesResource(Security security) {
        this.security = security;
    }

    /** A named set of permissions. */
    public record Role(String name, String description, List<String> permissions) {}

    @GET
    @Requires("user:read")
    @Operation(operationId = "role-list", summary = "List the roles with their permissions")
    public Page<Role> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        PageRequest request = PageRequest.of(limit, cursor, q, sort);
        List<Role> roles = security.roles().list(CallContext.currentCaller().tenant()).stream()
                .filter(role -> request.cursor() == null || role.name().compareTo(request.cursor()) > 0)
                .filter(role -> request.query() == null || role.name().contains(request.query()))
                .map(role -> new Role(role.name(), role.description(), List.copyOf(new TreeSet<>(role.permissions()))))
                .limit(request.limit() + 1L)
                .toList();
        return Texts.page(roles, request.limit(), Role::name);
    }
}
