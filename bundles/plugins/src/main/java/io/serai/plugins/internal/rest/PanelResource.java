package io.serai.plugins.internal.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.plugin.PluginPanel;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.install.Pages;
import io.serai.plugins.internal.surface.ActiveSurfaces;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Operations on the console's panels. */
@Path("panels")
@Tag(name = "Panels")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class PanelResource implements OperationResource {
    private final ActiveSurfaces surfaces;

    @Activate
    public PanelResource(@Reference ActiveSurfaces surfaces) {
        this.surfaces = surfaces;
    }

    @GET
    @Requires(Requires.LOGIN)
    @Operation(operationId = "panel-list", summary = "Lists the panels of plugins that the caller may see.")
    public Page<PluginPanel> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        Caller caller = CallContext.currentCaller();
        return Pages.of(
                surfaces.list().stream()
                        .filter(panel -> panel.permission() == null || caller.may(panel.permission()))
                        .toList(),
                panel -> panel.plugin() + "/" + panel.name(),
                panel -> panel.plugin() + " " + panel.name() + " "
                        + panel.title().values(),
                PageRequest.of(limit, cursor, q, sort));
    }
}
