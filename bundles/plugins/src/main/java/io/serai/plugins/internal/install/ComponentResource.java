package io.serai.plugins.internal.install;

import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.plugins.internal.packing.PackageComponents;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What plugins are made of. */
@Path("plugins/{id}/components")
@Tag(name = "Plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class ComponentResource implements OperationResource {
    private final Managed managed;

    ComponentResource(Managed managed) {
        this.managed = managed;
    }

    /**
     * One part of a package.
     *
     * @param name with its group, such as {@code com.fasterxml.jackson.core:jackson-core}
     * @param license SPDX id or expression or a name, or null if none is given
     */
    public record PluginComponent(
            String name, @Nullable String version, @Nullable String license) {}

    @GET
    @Requires("plugin:read")
    @Operation(
            operationId = "plugin-component-list",
            summary = "Lists what a version of a plugin is made of, with versions and licences; without a version, of"
                    + " the one that is active.")
    public Page<PluginComponent> list(
            @PathParam("id") String id,
            @QueryParam("version") @Nullable String version,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return Pages.of(
                components(id, version),
                one -> one.name() + " " + one.version(),
                one -> one.name() + " " + one.license(),
                PageRequest.of(limit, cursor, q, sort));
    }

    private List<PluginComponent> components(String id, @Nullable String version) {
        ManagedVersion found = version == null ? shown(id) : managed.find(id, version);
        if (found == null || found.plugin() == null) {
            throw new NotFoundException(
                    "plugin.not-found",
                    "There is no plugin " + id + (version == null ? "" : " " + version) + " whose package is here.");
        }
        try {
            return PackageComponents.of(found.plugin().file()).stream()
                    .map(one -> new PluginComponent(one.name(), one.version(), one.license()))
                    .toList();
        } catch (IOException e) {
            throw new UnavailableException("hub.disk", "The package cannot be read: " + e.getMessage(), 5, e);
        }
    }

    private @Nullable ManagedVersion shown(String id) {
        ManagedVersion active = managed.active(id);
        return active != null ? active : managed.of(id).stream().findFirst().orElse(null);
    }
}
