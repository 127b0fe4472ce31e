package io.serai.plugins.internal.rest;

import io.serai.api.error.UnavailableException;
import io.serai.api.operation.Page;
import io.serai.api.operation.Requires;
import io.serai.plugins.internal.catalog.CatalogRefresh;
import io.serai.plugins.internal.catalog.CatalogStatus;
import io.serai.plugins.internal.catalog.ConfiguredCatalogs;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Operations on the catalogs that the hub's packages come from. */
@Path("plugins/catalogs")
@Tag(name = "Plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class CatalogResource implements OperationResource {
    private static final int AGAIN_SECONDS = 5;

    private final ConfiguredCatalogs catalogs;
    private final CatalogRefresh refresh;

    public CatalogResource(ConfiguredCatalogs catalogs, CatalogRefresh refresh) {
        this.catalogs = catalogs;
        this.refresh = refresh;
    }

    @GET
    @Requires("plugin:read")
    @Operation(
            operationId = "plugin-catalog-list",
            summary = "Lists the catalogs, when those elsewhere were mirrored, how large they are, and what was wrong.")
    public Page<CatalogStatus> list() {
        return new Page<>(catalogs.status(), null);
    }

    @POST
    @Path("refresh")
    @Requires("plugin:install")
    @Operation(
            operationId = "plugin-catalog-refresh",
            summary = "Mirrors the catalogs elsewhere now, and lists all of them.")
    public Page<CatalogStatus> refresh() {
        try {
            refresh.refresh();
            return list();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("hub.stopping", "The hub stops.", AGAIN_SECONDS, e);
        }
    }
}
