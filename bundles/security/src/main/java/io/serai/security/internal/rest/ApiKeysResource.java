package io.serai.security.internal.rest;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.security.CallContext;
import io.serai.security.internal.SecurityComponent;
import io.serai.security.internal.login.ApiKeys;
import io.serai.security.internal.login.Security;
import io.serai.security.internal.people.Account;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One's own keys for programs. */
@Component(service = OperationResource.class)
@Path("me/api-keys")
@Tag(name = "me")
public final class ApiKeysResource implements OperationResource {
    private static final int MAX_DAYS = 3_650;
    private static final Pattern PERMISSION = Pattern.compile("\\*|[a-z][a-z0-9-]*:(\\*|[a-z][a-z0-9-]*)");

    private final Security security;

    @Activate
    public ApiKeysResource(@Reference SecurityComponent component) {
        this(component.security());
    }

    ApiKeysResource(Security security) {
        this.security = security;
    }

    /**
     * A key that is in force, without its secret.
     *
     * @param prefix how the key begins
     * @param permissions what it may do at most; empty for all that its owner may
     */
    public record ApiKey(
            String id,
            String name,
            String prefix,
            List<String> permissions,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /**
     * A key to be made.
     *
     * @param expiresInDays 1 to 3650, or null for a key that does not expire
     * @param permissions at most the caller's own; null or empty for all of them
     */
    public record ApiKeyDraft(
            @Nullable String name,
            @Nullable Integer expiresInDays,
            @Nullable List<String> permissions) {}

    /**
     * A key that was just made.
     *
     * @param key the whole key, which is shown this once
     */
    public record NewApiKey(
            String id,
            String name,
            String prefix,
            String key,
            List<String> permissions,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    @GET
    @Requires(Requires.LOGIN)
    @Operation(operationId = "me-api-key-list", summary = "List the caller's own API keys")
    public Page<ApiKey> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return Inputs.map(
                security.apiKeys().list(People.own(security).id(), PageRequest.of(limit, cursor, q, sort)),
                key -> new ApiKey(
                        key.id(),
                        key.name(),
                        key.prefix(),
                        sorted(key),
                        key.createdAt(),
                        key.expiresAt(),
                        key.lastUsedAt()));
    }

    @POST
    @Requires(Requires.LOGIN)
    @Status(201)
    @Operation(operationId = "me-api-key-create", summary = "Make an API key; the reply shows it this once")
    public NewApiKey create(ApiKeyDraft draft) {
        Account account = People.own(security);
        Integer days = draft.expiresInDays();
        Set<String> permissions = draft.permissions() == null ? Set.of() : Set.copyOf(draft.permissions());
        Inputs inputs = new Inputs();
        String name = inputs.required("name", draft.name(), 100);
        inputs.require(
                days == null || (days >= 1 && days <= MAX_DAYS), "expiresInDays", "must be between 1 and " + MAX_DAYS);
        permissions.forEach(permission -> inputs.require(
                PERMISSION.matcher(permission).matches(),
                "permissions",
                "'" + permission + "' has not the form workflow:read, workflow:* or *"));
        inputs.check();
        People.mayGive(CallContext.currentCaller(), permissions);
        Instant expires = days == null ? null : Instant.now().plus(Duration.ofDays(days));
        ApiKeys.Created created = security.apiKeys().create(account.tenant(), account.id(), name, permissions, expires);
        ApiKeys.ApiKey key = created.key();
        return new NewApiKey(
                key.id(), key.name(), key.prefix(), created.secret(), sorted(key), key.createdAt(), key.expiresAt());
    }

    @DELETE
    @Path("{id}")
    @Requires(Requires.LOGIN)
    @Operation(operationId = "me-api-key-delete", summary = "Revoke one of the caller's own API keys")
    public void delete(@PathParam("id") String id) {
        Account account = People.own(security);
        security.apiKeys().revoke(account.id(), id);
        security.callers().forgetUser(account.id());
    }

    private static List<String> sorted(ApiKeys.ApiKey key) {
        return List.copyOf(new TreeSet<>(key.permissions()));
    }
}
