package io.serai.plugins.internal.permission;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.plugin.PluginPermission;
import io.serai.api.plugin.PluginPermissions;
import io.serai.api.security.CallContext;
import io.serai.plugins.internal.install.Pages;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What plugins may reach, and who changes it. */
@Path("plugins/{id}/permissions")
@Tag(name = "Plugins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PermissionResource implements OperationResource {
    private final PluginPermissions permissions;

    PermissionResource(PluginPermissions permissions) {
        this.permissions = permissions;
    }

    /**
     * Permissions such as {@code tool:shipping-quote}.
     *
     * @param grant those that it gets
     * @param revoke those that it loses
     */
    public record PermissionChange(
            @Nullable List<String> grant, @Nullable List<String> revoke) {
        Map<String, Boolean> asMap() {
            Map<String, Boolean> changes = new LinkedHashMap<>();
            given(grant).forEach(permission -> changes.put(permission, true));
            for (String permission : given(revoke)) {
                if (changes.put(permission, false) != null) {
                    throw new InvalidInputException(
                            "plugin.permission-unclear",
                            permission + " is to be granted and revoked; say one of them.");
                }
            }
            if (changes.isEmpty()) {
                throw new InvalidInputException(
                        "plugin.permission-missing-names", "Say which permissions: {\"grant\":[…],\"revoke\":[…]}.");
            }
            return changes;
        }

        private static List<String> given(@Nullable List<String> names) {
            return names == null ? List.of() : names;
        }
    }

    @GET
    @Requires("plugin:read")
    @Operation(
            operationId = "plugin-permission-list",
            summary = "Lists what a plugin asks for, what of it is granted, and when it was last used.")
    public Page<PluginPermission> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return Pages.of(
                permissions.list(id),
                PluginPermission::permission,
                PluginPermission::permission,
                PageRequest.of(limit, cursor, q, sort));
    }

    @PUT
    @Requires("plugin:install")
    @Operation(
            operationId = "plugin-permission-change",
            summary = "Grants and revokes permissions of a plugin; in force with its next call.")
    public Page<PluginPermission> change(@PathParam("id") String id, PermissionChange change) {
        return new Page<>(
                permissions.change(
                        id, change.asMap(), CallContext.currentCaller().name()),
                null);
    }
}
