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

/** Operations on publishers' keys. */
@Path("plugins/keys")
@Tag(name = "Plugins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Component(service = OperationResource.class)
public final class KeyResource implements OperationResource {
    private final PackageTrust trust;

    /** @param publicKey Base64 of its X.509 form, or PEM */
    public record KeyDraft(
            @Nullable String publisher, @Nullable String publicKey) {}

    /** Why it is not trusted any more. */
    public record Revocation(@Nullable String reason) {}

    @Activate
    public KeyResource(@Reference PackageTrust trust) {
        this.trust = trust;
    }

    @GET
    @Requires("plugin:trust")
    @Operation(operationId = "plugin-key-list", summary = "Lists publishers' keys, trusted and revoked.")
    public Page<PublisherKey> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return Pages.of(
                trust.keys(CallContext.currentCaller().tenant()),
                PublisherKey::id,
                key -> key.id() + " " + key.publisher(),
                PageRequest.of(limit, cursor, q, sort));
    }

    @POST
    @Status(201)
    @Requires("plugin:trust")
    @Operation(operationId = "plugin-key-add", summary = "Trusts the packages that a publisher signs with this key.")
    public PublisherKey add(KeyDraft draft) {
        Caller caller = CallContext.currentCaller();
        return trust.add(caller.tenant(), draft.publisher(), draft.publicKey(), caller.name());
    }

    @GET
    @Path("own")
    @Requires("plugin:trust")
    @Operation(
            operationId = "plugin-key-own",
            summary = "Shows the key that this hub signs with, for other hubs to trust; makes it on first need.")
    public PublisherKey own() {
        String tenant = CallContext.currentCaller().tenant();
        return trust.key(tenant, trust.own(tenant).id());
    }

    @GET
    @Path("{id}")
    @Requires("plugin:trust")
    @Operation(operationId = "plugin-key-get", summary = "Shows one publisher's key.")
    public PublisherKey get(@PathParam("id") String id) {
        return trust.key(CallContext.currentCaller().tenant(), id);
    }

    @POST
    @Path("{id}/revoke")
    @Requires("plugin:trust")
    @Operation(
            operationId = "plugin-key-revoke",
            summary = "Takes no package any more that was signed with this key; for good.")
    public PublisherKey revoke(@PathParam("id") String id, Revocation revocation) {
        Caller caller = CallContext.currentCaller();
        return trust.revoke(caller.tenant(), id, revocation.reason(), caller.name());
    }
}
