package io.serai.plugins.internal.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.Plugins;
import io.serai.plugins.internal.install.Catalog;
import io.serai.plugins.internal.install.Pages;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Operations on plugins. */
@Path("plugins")
@Tag(name = "Plugins")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class PluginResource implements OperationResource {
    private final Plugins plugins;
    private final Catalog catalog;

    @Activate
    public PluginResource(@Reference Plugins plugins, @Reference Catalog catalog) {
        this.plugins = plugins;
        this.catalog = catalog;
    }

    @GET
    @Requires("plugin:read")
    @Operation(
            operationId = "plugin-list",
            summary = "Lists the installed plugins with their state and what they bring.")
    public Page<Plugin> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return plugins.list(PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("catalog")
    @Requires("plugin:read")
    @Operation(operationId = "plugin-catalog", summary = "Lists the plugins that this hub's own catalog offers.")
    public Page<CatalogEntry> catalog(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        Set<Catalog.Offer> installed =
                catalog.installed().stream().map(Catalog.Installed::offer).collect(Collectors.toSet());
        List<CatalogEntry> entries = catalog.offers().stream()
                .map(offer -> new CatalogEntry(offer.id(), offer.version(), offer.summary(), installed.contains(offer)))
                .toList();
        return Pages.of(
                entries,
                entry -> entry.id() + "@" + entry.version(),
                entry -> entry.id() + " " + entry.summary(),
                PageRequest.of(limit, cursor, q, sort));
    }

    @GET
    @Path("{id}")
    @Requires("plugin:read")
    @Operation(operationId = "plugin-get", summary = "Shows one plugin.")
    public Plugin get(@PathParam("id") String id) {
        return plugins.get(id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Status(201)
    @Requires("plugin:install")
    @Operation(operationId = "plugin-install", summary = "Installs a plugin from the hub's catalog and starts it.")
    public Plugin install(PluginSource source) {
        return plugins.install(source.required());
    }

    @DELETE
    @Path("{id}")
    @Requires("plugin:remove")
    @Operation(operationId = "plugin-remove", summary = "Removes a plugin and all that it brought.")
    public void remove(@PathParam("id") String id) {
        plugins.remove(id);
    }
}
