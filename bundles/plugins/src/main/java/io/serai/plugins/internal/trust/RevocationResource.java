package io.serai.plugins.internal.trust;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Operations on packages that are not taken any more. */
@Path("plugins/revocations")
@Tag(name = "Plugins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class RevocationResource implements OperationResource {
    private final PackageTrust trust;

    /** @param digest SHA-256 of the package's digests.json (what pack-plugin prints), or of the file */
    public record PackageRevocation(
            @Nullable String digest, @Nullable String reason) {}

    @Activate
    public RevocationResource(@Reference PackageTrust trust) {
        this.trust = trust;
    }

    @GET
    @Requires("plugin:trust")
    @Operation(operationId = "plugin-revocation-list", summary = "Lists the packages that are revoked.")
    public Page<RevokedPackage> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return Pages.of(
                trust.revokedPackages(CallContext.currentCaller().tenant()),
                RevokedPackage::digest,
                revoked -> revoked.digest() + " " + revoked.reason(),
                PageRequest.of(limit, cursor, q, sort));
    }

    @POST
    @Status(201)
    @Requires("plugin:trust")
    @Operation(operationId = "plugin-revocation-add", summary = "Revokes one package, whoever signed it.")
    public RevokedPackage add(PackageRevocation revocation) {
        Caller caller = CallContext.currentCaller();
        return trust.revokePackage(caller.tenant(), revocation.digest(), revocation.reason(), caller.name());
    }

    @DELETE
    @Path("{digest}")
    @Requires("plugin:trust")
    @Operation(operationId = "plugin-revocation-remove", summary = "Takes a revoked package again.")
    public void remove(@PathParam("digest") String digest) {
        trust.readmitPackage(CallContext.currentCaller().tenant(), digest);
    }
}
