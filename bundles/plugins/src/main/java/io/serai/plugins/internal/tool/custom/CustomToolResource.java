package io.serai.plugins.internal.tool.custom;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.plugin.Plugins;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.plugins.internal.trust.PackageTrust;
import io.serai.plugins.internal.wanted.PackageFolder;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Operations of the tool builder. */
@Path("tools")
@Tag(name = "Tools")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class CustomToolResource implements OperationResource {
    private final CustomTools tools;

    @Activate
    public CustomToolResource(
            BundleContext context,
            @Reference Plugins plugins,
            @Reference ToolRegistry registry,
            @Reference PackageTrust trust) {
        String data = context.getProperty("serai.data");
        tools = new CustomTools(
                plugins, registry, new PackageFolder(java.nio.file.Path.of(data == null ? "data" : data)), trust::own);
    }

    @POST
    @Status(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("tool:create")
    @Operation(
            operationId = "tool-create",
            summary = "Makes a tool of an HTTP call or a workflow.",
            description = "It becomes a plugin tool-NAME, signed with this hub's key.")
    public CustomTool create(@Nullable ToolDraft draft) {
        return tools.create(given(draft));
    }

    @GET
    @Path("{name}/definition")
    @Requires("tool:read")
    @Operation(operationId = "tool-definition", summary = "Shows what a tool that was made here is made of.")
    public CustomTool definition(@PathParam("name") String name) {
        return tools.get(name);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires("tool:update")
    @Operation(
            operationId = "tool-update",
            summary = "Makes a new version of a tool that was made here; what began on the one before ends with it.")
    public CustomTool update(
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ToolDraft draft) {
        String version = ifMatch == null || ifMatch.equals("*") ? null : ifMatch.replace("\"", "");
        return tools.update(name, given(draft), version);
    }

    @DELETE
    @Path("{name}")
    @Requires("tool:delete")
    @Operation(operationId = "tool-delete", summary = "Removes a tool that was made here.")
    public void delete(@PathParam("name") String name, @QueryParam("force") @Nullable Boolean force) {
        tools.delete(name, Boolean.TRUE.equals(force));
    }

    @GET
    @Path("{name}/package")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    @Requires("tool:read")
    @Operation(operationId = "tool-package", summary = "Gives the signed package of a tool that was made here.")
    public Response packageOf(@PathParam("name") String name) {
        CustomTool tool = tools.get(name);
        try {
            return Response.ok(Files.readAllBytes(tools.packageOf(name)), MediaType.APPLICATION_OCTET_STREAM)
                    .header(
                            "Content-Disposition",
                            "attachment; filename=\"" + tool.plugin() + "-" + tool.version() + ".kar\"")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("The package of tool " + name + " cannot be read", e);
        }
    }

    private static ToolDraft given(@Nullable ToolDraft draft) {
        if (draft == null) {
            throw new InvalidInputException(
                    "tool.definition-invalid", "Send {name, summary, input, http or workflow}.");
        }
        return draft;
    }
}
