package io.serai.plugins.internal.export;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Requires;
import io.serai.api.security.CallContext;
import io.serai.api.workflow.WorkflowPackaging;
import io.serai.plugins.internal.export.WorkflowPackages.Kar;
import io.serai.plugins.internal.trust.PackageTrust;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The operation that makes a plugin of workflows. */
@Path("plugins/packages")
@Tag(name = "Plugins")
@Consumes(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class PackageResource implements OperationResource {
    private final WorkflowPackages packages;
    private final PackageTrust trust;

    @Activate
    public PackageResource(@Reference WorkflowPackaging workflows, @Reference PackageTrust trust) {
        this.packages = new WorkflowPackages(workflows);
        this.trust = trust;
    }

    @POST
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    @Requires("workflow:export")
    @Operation(
            operationId = "plugin-package",
            summary = "Makes a KAR of workflows, signed with this hub's key.",
            description =
                    "What the workflows use of other plugins becomes their requirements, and what they reach their"
                            + " permissions. The KAR installs in this or another hub, and can be published in the marketplace.")
    public Response make(PackageRequest request) {
        if (request == null) {
            throw new InvalidInputException("plugin.package-invalid", "Send {id, version, name, workflows}.");
        }
        Kar kar = packages.make(request, trust.own(CallContext.currentCaller().tenant()));
        return Response.ok(kar.bytes(), MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"" + kar.name() + '"')
                .build();
    }
}
