package io.serai.plugins.internal.rest;

import io.serai.api.error.UnavailableException;
import io.serai.api.operation.Page;
import io.serai.api.operation.Requires;
import io.serai.plugins.internal.catalog.CatalogRefresh;
import io.serai.plugins.internal.catalog.HttpCatalog;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Operations on the catalogs elsewhere. */
@Path("plugins/catalogs")
@Tag(name = "Plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class RemoteCatalogResource implements OperationResource {
    private static final int AGAIN_SECONDS = 5;

    private final CatalogRefresh catalogs;

    public RemoteCatalogResource(CatalogRefresh catalogs) {
        this.catalogs = catalogs;
    }

    @GET
    @Requires("plugin:read")
    @Operation(
            operationId = "plugin-catalog-list",
            summary = "Lists the catalogs elsewhere, when they were mirrored, and what was wrong.")
    public Page<HttpCatalog.Status> list() {
        return new Page<>(catalogs.status(), null);
    }

    @POST
    @Path("refresh")
    @Requires("plugin:install")
    @Operation(operationId = "plugin-catalog-refresh", summary = "Mirrors the catalogs elsewhere now.")
    public Page<HttpCatalog.Status> refresh() {
        try {
            return new Page<>(catalogs.refresh(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("hub.stopping", "The hub stops.", AGAIN_SECONDS, e);
        }
    }
}
