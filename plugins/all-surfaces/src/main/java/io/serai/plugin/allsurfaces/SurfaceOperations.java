package io.serai.plugin.allsurfaces;

import io.serai.api.operation.Page;
import io.serai.api.operation.Requires;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** {@code GET /api/v1/surfaces}; also {@code serai:call surface-list} in the shell. */
@Path("surfaces")
@Tag(name = "Surfaces")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class SurfaceOperations implements OperationResource {
    @GET
    @Requires("surface:read")
    @Operation(operationId = "surface-list", summary = "Lists where this plugin shows.")
    public Page<String> list() {
        return new Page<>(List.of("node", "agent", "tool", "operation", "command", "panel", "hook", "health"), null);
    }
}
