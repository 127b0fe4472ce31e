package io.serai.security.internal.rest;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.operation.Requires;
import io.serai.api.operation.Status;
import io.serai.api.operation.Tagged;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.security.internal.SecurityComponent;
import io.serai.security.internal.login.Security;
import io.serai.security.internal.people.Account;
import io.serai.security.internal.people.Accounts;
import io.serai.security.internal.people.PasswordRules;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Administration of people. */
@Component(service = OperationResource.class)
@Path("users")
@Tag(name = "users", description = "People who may log in")
public final class UsersResource implements OperationResource {
    private final Security security;

    @Activate
    public UsersResource(@Reference SecurityComponent component) {
        this(component.security());
    }

    UsersResource(Security security) {
        this.security = security;
    }

    /** A person. */
    public record User(
            String id,
            String username,
            String name,
            @Nullable String email,
            String status,
            List<String> roles,
            boolean passwordChangeRequired,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant lastLoginAt,
            int revision)
            implements Tagged {
        @Override
        public String etag() {
            return String.valueOf(revision);
        }

        static User of(Account account) {
            return new User(
                    account.id(),
                    account.username(),
                    account.name(),
                    account.email(),
                    account.status().name(),
                    account.roles(),
                    account.passwordChangeRequired(),
                    account.createdAt(),
                    account.updatedAt(),
                    account.lastLoginAt(),
                    account.revision());
        }
    }

    /**
     * A person to be added.
     *
     * @param passwordChangeRequired null for true: whoever adds a person knows the password
     */
    public record UserDraft(
            @Nullable String username,
            @Nullable String password,
            @Nullable String name,
            @Nullable String email,
            @Nullable List<String> roles,
            @Nullable Boolean passwordChangeRequired) {}

    /**
     * What is to change; null keeps what is there.
     *
     * @param status {@code ACTIVE}, {@code DISABLED}, {@code PENDING} or {@code REJECTED}
     */
    public record UserChange(
            @Nullable String name,
            @Nullable String email,
            @Nullable String status,
            @Nullable List<String> roles) {}

    /** The roles that an approved person gets; null for Viewer. */
    public record Approval(@Nullable List<String> roles) {}

    /** A password that an administrator sets; its owner must change it. */
    public record PasswordReset(@Nullable String password) {}

    @GET
    @Requires("user:read")
    @Operation(operationId = "user-list", summary = "List people")
    public Page<User> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String q,
            @QueryParam("sort") @Nullable String sort) {
        return Inputs.map(
                security.accounts()
                        .list(
                                tenant(),
                                status == null || status.isBlank() ? null : status(status),
                                PageRequest.of(limit, cursor, q, sort)),
                User::of);
    }

    @GET
    @Path("{id}")
    @Requires("user:read")
    @Operation(operationId = "user-get", summary = "Show a person")
    public User get(@PathParam("id") String id) {
        return User.of(security.accounts().existing(tenant(), id));
    }

    @POST
    @Requires("user:create")
    @Status(201)
    @Operation(operationId = "user-create", summary = "Add a person")
    public User create(UserDraft draft) {
        Inputs inputs = new Inputs();
        String username = inputs.username(draft.username());
        String password = inputs.secret("password", draft.password());
        String email = inputs.email(draft.email());
        inputs.check();
        PasswordRules.check("password", password, username);
        List<String> roles = roles(draft.roles(), List.of("Viewer"));
        String name = draft.name() == null || draft.name().isBlank() ? username : draft.name();
        return User.of(security.accounts()
                .create(
                        tenant(),
                        new Accounts.Draft(
                                username,
                                name,
                                email,
                                security.passwords().hash(password),
                                draft.passwordChangeRequired() == null || draft.passwordChangeRequired(),
                                Account.Status.ACTIVE,
                                roles)));
    }

    @PUT
    @Path("{id}")
    @Requires("user:update")
    @Operation(operationId = "user-update", summary = "Change a person's name, e-mail address, status or roles")
    public User update(
            @PathParam("id") String id, UserChange change, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Account account = security.accounts().existing(tenant(), id);
        Inputs inputs = new Inputs();
        String name = change.name() == null ? account.name() : inputs.required("name", change.name(), 200);
        String email = change.email() == null ? account.email() : inputs.email(change.email());
        inputs.check();
        return save(
                People.with(
                        account,
                        name,
                        email,
                        change.status() == null ? account.status() : status(change.status()),
                        roles(change.roles(), account.roles())),
                Inputs.revision(ifMatch));
    }

    @DELETE
    @Path("{id}")
    @Requires("user:delete")
    @Operation(operationId = "user-delete", summary = "Remove a person; what they did stays in the audit trail")
    public void delete(@PathParam("id") String id) {
        Account account = security.accounts().existing(tenant(), id);
        security.accounts().delete(account);
        security.logins().endOthers(id, null, "user-deleted");
    }

    @POST
    @Path("{id}/approve")
    @Requires("user:update")
    @Operation(operationId = "user-approve", summary = "Let somebody in who registered")
    public User approve(@PathParam("id") String id, @Nullable Approval approval) {
        Account account = pending(id);
        List<String> wanted = approval == null ? null : approval.roles();
        return save(
                People.with(
                        account,
                        account.name(),
                        account.email(),
                        Account.Status.ACTIVE,
                        roles(wanted, List.of("Viewer"))),
                null);
    }

    @POST
    @Path("{id}/reject")
    @Requires("user:update")
    @Operation(operationId = "user-reject", summary = "Turn away somebody who registered")
    public User reject(@PathParam("id") String id) {
        Account account = pending(id);
        return save(
                People.with(account, account.name(), account.email(), Account.Status.REJECTED, account.roles()), null);
    }

    @PUT
    @Path("{id}/password")
    @Requires("user:update")
    @Operation(
            operationId = "user-password",
            summary = "Set a person's password, which they must change; their sessions end")
    public void password(@PathParam("id") String id, PasswordReset reset) {
        Account account = security.accounts().existing(tenant(), id);
        People.mayGive(CallContext.currentCaller(), security.roles().permissions(account.tenant(), account.roles()));
        Inputs inputs = new Inputs();
        String password = inputs.secret("password", reset.password());
        inputs.check();
        PasswordRules.check("password", password, account.username());
        security.accounts().setPassword(account, security.passwords().hash(password), true);
        security.logins().endOthers(id, null, "password-reset");
    }

    private User save(Account account, @Nullable Integer revision) {
        Account saved = security.accounts().update(account, revision);
        if (saved.status() == Account.Status.ACTIVE) {
            security.callers().forgetUser(saved.id());
        } else {
            security.logins()
                    .endOthers(saved.id(), null, "user-" + saved.status().name().toLowerCase(Locale.ROOT));
        }
        return User.of(saved);
    }

    private Account pending(String id) {
        Account account = security.accounts().existing(tenant(), id);
        if (account.status() != Account.Status.PENDING) {
            throw new ConflictException(
                    "user.not-pending", account.username() + " does not wait for approval but is " + account.status());
        }
        return account;
    }

    /** The wanted roles, which must exist and not go beyond the caller's own rights, or else the others. */
    private List<String> roles(@Nullable List<String> wanted, List<String> otherwise) {
        if (wanted == null) {
            return otherwise;
        }
        Caller caller = CallContext.currentCaller();
        security.roles().mustExist(caller.tenant(), wanted);
        People.mayGive(caller, security.roles().permissions(caller.tenant(), wanted));
        return wanted;
    }

    private static Account.Status status(String text) {
        try {
            Account.Status status = Account.Status.valueOf(text.trim().toUpperCase(Locale.ROOT));
            if (status != Account.Status.DELETED) {
                return status;
            }
        } catch (IllegalArgumentException e) {
            // said below, as for DELETED
        }
        throw new InvalidInputException(
                "input.invalid",
                "There is no such status.",
                List.of(new Violation("status", "must be ACTIVE, PENDING, REJECTED or DISABLED")));
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }
}
