package io.serai.security.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.Violation;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Tagged;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.security.internal.SecurityComponent;
import io.serai.security.internal.login.Security;
import io.serai.security.internal.login.Sessions;
import io.serai.security.internal.people.Account;
import io.serai.security.internal.people.PasswordRules;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One's own profile, password and sessions. */
@Component(service = OperationResource.class)
@Path("me")
@Tag(name = "me", description = "One's own profile, password, sessions and API keys")
public final class MeResource implements OperationResource {
    private final Security security;

    @Activate
    public MeResource(@Reference SecurityComponent component) {
        this(component.security());
    }

    MeResource(Security security) {
        this.security = security;
    }

    /**
     * The caller.
     *
     * @param roles empty for callers that are no person
     * @param permissions all that the caller may do
     */
    public record Me(
            String id,
            String username,
            String name,
            @Nullable String email,
            String tenant,
            List<String> roles,
            List<String> permissions,
            boolean passwordChangeRequired,
            int revision)
            implements Tagged {
        @Override
        public String etag() {
            return String.valueOf(revision);
        }
    }

    /** What people may change about themselves. */
    public record Profile(@Nullable String name, @Nullable String email) {}

    /** A new password, and the proof that it is its owner who asks. */
    public record PasswordChange(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    /**
     * A login that has not ended.
     *
     * @param current whether this call belongs to it
     */
    public record Session(
            String id,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            @Nullable String remoteAddress,
            @Nullable String userAgent,
            boolean current) {}

    @GET
    @Requires(Requires.LOGIN)
    @Operation(operationId = "me-get", summary = "Show the caller's own profile and permissions")
    public Me get() {
        Caller caller = CallContext.currentCaller();
        if (caller.kind() != Caller.Kind.USER) {
            return new Me(
                    caller.id(),
                    caller.name(),
                    caller.name(),
                    null,
                    caller.tenant(),
                    List.of(),
                    sorted(caller),
                    caller.passwordChangeRequired(),
                    0);
        }
        return me(caller, account());
    }

    @PUT
    @Requires(Requires.LOGIN)
    @Operation(operationId = "me-update", summary = "Change the caller's own name and e-mail address")
    public Me update(Profile profile, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Account account = account();
        Inputs inputs = new Inputs();
        String name = inputs.required("name", profile.name(), 200);
        String email = inputs.email(profile.email());
        inputs.check();
        Account changed = People.with(account, name, email, account.status(), account.roles());
        return me(CallContext.currentCaller(), security.accounts().update(changed, Inputs.revision(ifMatch)));
    }

    @PUT
    @Path("password")
    @Requires(Requires.LOGIN)
    @Operation(operationId = "me-password", summary = "Change the caller's own password; all their other sessions end")
    public void password(PasswordChange change, @HeaderParam("Authorization") @Nullable String authorization) {
        Account account = account();
        Inputs inputs = new Inputs();
        String current = inputs.secret("currentPassword", change.currentPassword());
        String wanted = inputs.secret("newPassword", change.newPassword());
        inputs.check();
        security.throttled(account.id(), () -> {
            if (!security.passwords().matches(current, account.passwordHash())) {
                throw new InvalidInputException(
                        "user.password-wrong",
                        "The current password is wrong.",
                        List.of(new Violation("currentPassword", "is wrong")));
            }
        });
        PasswordRules.check("newPassword", wanted, account.username());
        if (wanted.equals(current)) {
            throw new InvalidInputException(
                    "user.password",
                    "The new password is the old one.",
                    List.of(new Violation("newPassword", "must differ from the current password")));
        }
        security.accounts().setPassword(account, security.passwords().hash(wanted), false);
        security.logins()
                .endOthers(account.id(), security.logins().sessionOf(Bearer.token(authorization)), "password-changed");
        security.firstAdmin().passwordChanged(account);
    }

    @GET
    @Path("sessions")
    @Requires(Requires.LOGIN)
    @Operation(operationId = "me-session-list", summary = "List the caller's own open sessions")
    public Page<Session> sessions(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort,
            @HeaderParam("Authorization") @Nullable String authorization) {
        String current = security.logins().sessionOf(Bearer.token(authorization));
        return Inputs.map(
                security.sessions().list(account().id(), PageRequest.of(limit, cursor, q, sort)),
                session -> session(session, current));
    }

    @DELETE
    @Path("sessions/{id}")
    @Requires(Requires.LOGIN)
    @Operation(operationId = "me-session-delete", summary = "End one of the caller's own sessions")
    public void endSession(@PathParam("id") String id) {
        if (!security.logins().end(account().id(), id)) {
            throw new NotFoundException("session.not-found", "There is no open session with the id " + id + ".");
        }
    }

    @DELETE
    @Path("sessions")
    @Requires(Requires.LOGIN)
    @Operation(operationId = "me-session-delete-all", summary = "End all of the caller's own sessions but this one")
    public void endSessions(@HeaderParam("Authorization") @Nullable String authorization) {
        security.logins().endOthers(account().id(), security.logins().sessionOf(Bearer.token(authorization)), "ended");
    }

    private Account account() {
        return People.own(security);
    }

    private static Session session(Sessions.Session session, @Nullable String current) {
        return new Session(
                session.id(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.remoteAddress(),
                session.userAgent(),
                session.id().equals(current));
    }

    private static Me me(Caller caller, Account account) {
        return new Me(
                account.id(),
                account.username(),
                account.name(),
                account.email(),
                account.tenant(),
                account.roles(),
                sorted(caller),
                account.passwordChangeRequired(),
                account.revision());
    }

    private static List<String> sorted(Caller caller) {
        return List.copyOf(new TreeSet<>(caller.permissions()));
    }
}
