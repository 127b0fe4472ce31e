package io.serai.security.internal.rest;

import io.serai.api.error.ConflictException;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.security.AuditEntry.Action;
import io.serai.api.security.Caller;
import io.serai.security.internal.SecurityComponent;
import io.serai.security.internal.audit.AuthAudit.Actor;
import io.serai.security.internal.login.Logins.Granted;
import io.serai.security.internal.login.Security;
import io.serai.security.internal.people.Account;
import io.serai.security.internal.people.Accounts;
import io.serai.security.internal.people.PasswordRules;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Logging in and out. These operations write their own audit rows. */
@Component(service = OperationResource.class)
@Path("auth")
@Tag(name = "auth", description = "Logging in and out")
public final class AuthResource implements OperationResource {
    private final Security security;

    @Activate
    public AuthResource(@Reference SecurityComponent component) {
        this(component.security());
    }

    AuthResource(Security security) {
        this.security = security;
    }

    /**
     * Who wants in.
     *
     * @param code of the second factor, where one is set up
     */
    public record Login(
            @Nullable String username,
            @Nullable String password,
            @Nullable String code) {}

    /**
     * What a login gives.
     *
     * @param refreshToken good for one use within seven days
     * @param expiresIn seconds that the access token is good for
     * @param passwordChangeRequired if so, only one's own profile and password can be used until it is changed
     */
    public record Tokens(String accessToken, String refreshToken, long expiresIn, boolean passwordChangeRequired) {
        static Tokens of(Granted granted) {
            return new Tokens(
                    granted.accessToken(),
                    granted.refreshToken(),
                    granted.expiresIn(),
                    granted.passwordChangeRequired());
        }
    }

    /** A refresh token. */
    public record Refresh(@Nullable String refreshToken) {}

    /** Somebody who asks for an account. */
    public record Registration(
            @Nullable String username,
            @Nullable String password,
            @Nullable String name,
            @Nullable String email) {}

    /** What became of a registration. */
    public record Registered(String username, String status) {}

    @POST
    @Path("login")
    @Requires(Requires.NOTHING)
    @Operation(operationId = "auth-login", summary = "Log in with user name and password")
    public Tokens login(Login login) {
        Inputs inputs = new Inputs();
        String username = inputs.required("username", login.username(), 100);
        String password = inputs.secret("password", login.password());
        inputs.check();
        return Tokens.of(security.logins().login(username, password));
    }

    @POST
    @Path("refresh")
    @Requires(Requires.NOTHING)
    @Operation(
            operationId = "auth-refresh",
            summary = "Exchange a refresh token for new tokens; it cannot be used again")
    public Tokens refresh(Refresh refresh) {
        Inputs inputs = new Inputs();
        String token = inputs.secret("refreshToken", refresh.refreshToken());
        inputs.check();
        return Tokens.of(security.logins().refresh(token));
    }

    @POST
    @Path("logout")
    @Requires(Requires.NOTHING)
    @Operation(
            operationId = "auth-logout",
            summary = "End the session of the refresh token, or else of the access token")
    public void logout(@Nullable Refresh refresh, @HeaderParam("Authorization") @Nullable String authorization) {
        security.logins().logout(refresh == null ? null : refresh.refreshToken(), Bearer.token(authorization));
    }

    @POST
    @Path("register")
    @Requires(Requires.NOTHING)
    @Status(201)
    @Operation(operationId = "auth-register", summary = "Ask for an account, which an administrator has to approve")
    public Registered register(Registration registration) {
        Inputs inputs = new Inputs();
        String username = inputs.username(registration.username());
        String password = inputs.secret("password", registration.password());
        String email = inputs.email(registration.email());
        inputs.check();
        PasswordRules.check("password", password, username);
        String name = registration.name() == null || registration.name().isBlank() ? username : registration.name();
        String hash = security.passwords().hash(password);
        try {
            Account account = security.accounts()
                    .create(
                            Caller.DEFAULT_TENANT,
                            new Accounts.Draft(username, name, email, hash, false, Account.Status.PENDING, List.of()));
            security.audit().write(Actor.of(account), Action.CREATE, "auth-register", "user", account.id(), "ok");
            return new Registered(account.username(), account.status().name());
        } catch (ConflictException e) {
            security.audit().write(Actor.unknown(username), Action.CREATE, "auth-register", "user", null, e.code());
            throw e;
        }
    }
}
