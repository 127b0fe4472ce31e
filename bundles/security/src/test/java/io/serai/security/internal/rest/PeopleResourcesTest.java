package io.serai.security.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.SeraiException;
import io.serai.api.security.Caller;
import io.serai.security.internal.TestHub;
import io.serai.security.internal.rest.ApiKeysResource.ApiKeyDraft;
import io.serai.security.internal.rest.ApiKeysResource.NewApiKey;
import io.serai.security.internal.rest.AuthResource.Login;
import io.serai.security.internal.rest.AuthResource.Refresh;
import io.serai.security.internal.rest.AuthResource.Registration;
import io.serai.security.internal.rest.AuthResource.Tokens;
import io.serai.security.internal.rest.MeResource.Profile;
import io.serai.security.internal.rest.UsersResource.Approval;
import io.serai.security.internal.rest.UsersResource.PasswordReset;
import io.serai.security.internal.rest.UsersResource.User;
import io.serai.security.internal.rest.UsersResource.UserChange;
import io.serai.security.internal.rest.UsersResource.UserDraft;
import io.serai.store.Engine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeopleResourcesTest {
    private static final String PASSWORD = "mara has a long one";

    @ParameterizedTest
    @EnumSource(Engine.class)
    void letsSomebodyInWhoRegisteredOnceTheyAreApproved(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            AuthResource auth = new AuthResource(hub.security);
            UsersResource users = new UsersResource(hub.security);
            Caller admin = admin(hub);
            assertThat(auth.register(new Registration("mara", PASSWORD, "Mara", "mara@example.org"))
                            .status())
                    .isEqualTo("PENDING");
            fails("auth.pending", () -> auth.login(new Login("mara", PASSWORD, null)));
            fails("auth.invalid", () -> auth.login(new Login("mara", "something else", null)));
            fails("user.name-taken", () -> auth.register(new Registration("MARA", PASSWORD, null, null)));

            User waiting = hub.as(admin, () -> users.list("pending", null, null, "mara", null))
                    .items()
                    .get(0);
            User approved = hub.as(admin, () -> users.approve(waiting.id(), new Approval(List.of("Developer"))));

            assertThat(approved.status()).isEqualTo("ACTIVE");
            Tokens tokens = auth.login(new Login("mara", PASSWORD, null));
            Caller mara = hub.security.callers().byToken(tokens.accessToken());
            assertThat(mara.may("workflow:publish")).isTrue();
            assertThat(mara.may("user:read")).isFalse();
            MeResource me = new MeResource(hub.security);
            assertThat(hub.as(mara, me::get).roles()).containsExactly("Developer");
            assertThat(hub.as(mara, () -> me.update(new Profile("Mara M.", null), null))
                            .name())
                    .isEqualTo("Mara M.");
            fails("user.not-pending", () -> hub.run(admin, () -> users.reject(waiting.id())));
            auth.logout(new Refresh(tokens.refreshToken()), null);
            assertThat(hub.trail())
                    .containsExactly(
                            "auth-logout ok mara",
                            "auth-login ok mara",
                            "auth-register user.name-taken MARA",
                            "auth-login auth.invalid mara",
                            "auth-login auth.pending mara",
                            "auth-register ok mara");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void takesRightsAwayAtOnce(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            UsersResource users = new UsersResource(hub.security);
            Caller admin = admin(hub);
            User mara = hub.as(admin, () -> users.create(draft("mara", "Developer")));
            String token = hub.security.logins().login("mara", PASSWORD).accessToken();
            assertThat(hub.security.callers().byToken(token).may("workflow:update"))
                    .isTrue();

            User viewer = hub.as(
                    admin,
                    () -> users.update(mara.id(), new UserChange(null, null, null, List.of("Viewer")), mara.etag()));
            assertThat(hub.security.callers().byToken(token).may("workflow:update"))
                    .isFalse();
            assertThat(hub.security.callers().byToken(token).may("workflow:read"))
                    .isTrue();
            assertThatThrownBy(() -> hub.as(
                            admin, () -> users.update(mara.id(), new UserChange("M", null, null, null), mara.etag())))
                    .isInstanceOf(PreconditionException.class);

            hub.as(admin, () -> users.update(mara.id(), new UserChange(null, null, "disabled", null), viewer.etag()));
            fails("auth.revoked", () -> hub.security.callers().byToken(token));
            fails("auth.disabled", () -> hub.security.logins().login("mara", PASSWORD));

            hub.run(admin, () -> users.delete(mara.id()));
            assertThatThrownBy(() -> hub.as(admin, () -> users.get(mara.id()))).isInstanceOf(NotFoundException.class);
            assertThat(hub.as(admin, () -> users.create(draft("Mara", "Viewer")))
                            .username())
                    .isEqualTo("Mara");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void makesKeysThatDoNoMoreThanTheirOwner(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            ApiKeysResource keys = new ApiKeysResource(hub.security);
            UsersResource users = new UsersResource(hub.security);
            Caller admin = admin(hub);
            User mara = hub.as(admin, () -> users.create(draft("mara", "Developer")));
            Caller owner = login(hub, "mara", PASSWORD);
            NewApiKey key = hub.as(
                    owner, () -> keys.create(new ApiKeyDraft("ci", 30, List.of("workflow:*", "execution:read"))));
            assertThat(key.key()).startsWith(key.prefix()).startsWith("sk_serai_");
            Caller caller = hub.security.callers().byApiKey(key.key());
            assertThat(caller.permissions()).containsExactlyInAnyOrder("workflow:*", "execution:read");
            assertThat(caller.name()).isEqualTo("mara/ci");
            assertThat(hub.as(owner, () -> keys.list(null, null, null, null)).items())
                    .singleElement()
                    .satisfies(shown -> assertThat(shown.lastUsedAt()).isNotNull());
            fails("auth.forbidden", () -> hub.as(owner, () -> keys.create(new ApiKeyDraft("x", 1, List.of("user:*")))));
            fails(
                    "input.invalid",
                    () -> hub.as(owner, () -> keys.create(new ApiKeyDraft(" ", 0, List.of("nonsense")))));
            fails("auth.person-required", () -> hub.as(caller, () -> keys.list(null, null, null, null)));
            fails("auth.invalid", () -> hub.security.callers().byApiKey(key.prefix() + "_guess"));
            fails("auth.invalid", () -> hub.security.callers().byApiKey("guess"));

            hub.as(admin, () -> users.update(mara.id(), new UserChange(null, null, null, List.of("Viewer")), null));
            assertThat(hub.security.callers().byApiKey(key.key()).permissions())
                    .containsExactlyInAnyOrder("workflow:read", "execution:read");

            hub.pass(Duration.ofDays(31));
            fails("auth.invalid", () -> hub.security.callers().byApiKey(key.key()));
            hub.run(owner, () -> keys.delete(key.id()));
            assertThatThrownBy(() -> hub.run(owner, () -> keys.delete(key.id())))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void showsAndEndsOnesOwnSessions(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            MeResource me = new MeResource(hub.security);
            String here = "Bearer "
                    + hub.security
                            .logins()
                            .login("admin", TestHub.ADMIN_PASSWORD)
                            .accessToken();
            String there =
                    hub.security.logins().login("admin", TestHub.ADMIN_PASSWORD).accessToken();
            String third =
                    hub.security.logins().login("admin", TestHub.ADMIN_PASSWORD).accessToken();
            Caller caller = hub.security.callers().byToken(there);
            var first = hub.as(caller, () -> me.sessions(2, null, null, null, here));
            assertThat(first.items()).hasSize(2).noneMatch(MeResource.Session::current);
            var rest = hub.as(caller, () -> me.sessions(2, first.next(), null, null, here));
            assertThat(rest.items()).singleElement().matches(MeResource.Session::current);
            assertThat(rest.next()).isNull();

            hub.run(caller, () -> me.endSession(first.items().get(1).id()));
            fails("auth.revoked", () -> hub.security.callers().byToken(there));
            fails("session.not-found", () -> hub.run(caller, () -> me.endSession("nothing")));
            hub.run(caller, () -> me.endSessions(here));
            fails("auth.revoked", () -> hub.security.callers().byToken(third));
            assertThat(hub.security.callers().byToken(here.substring(7)).name()).isEqualTo("admin");
        }
    }

    @Test
    void keepsAnAdministratorAndGivesNobodyMoreThanOneHas() {
        try (TestHub hub = TestHub.on(Engine.DERBY)) {
            UsersResource users = new UsersResource(hub.security);
            Caller admin = admin(hub);
            assertThatThrownBy(() -> hub.run(admin, () -> users.delete(admin.id())))
                    .isInstanceOf(ConflictException.class);
            fails(
                    "user.last-admin",
                    () -> hub.as(
                            admin,
                            () -> users.update(admin.id(), new UserChange(null, null, null, List.of("Viewer")), null)));
            fails("user.role", () -> hub.as(admin, () -> users.create(draft("x1", "Emperor"))));
            fails(
                    "input.invalid",
                    () -> hub.as(admin, () -> users.create(new UserDraft("no good", "", null, "nowhere", null, null))));
            fails(
                    "user.password",
                    () -> hub.as(admin, () -> users.create(new UserDraft("mara", "short", null, null, null, null))));
            Caller helper = new Caller(
                    Caller.DEFAULT_TENANT,
                    "helper",
                    "helper",
                    Caller.Kind.USER,
                    java.util.Set.of("user:*", "workflow:*"),
                    false);
            assertThatThrownBy(() -> hub.as(helper, () -> users.create(draft("mara", "Admin"))))
                    .isInstanceOf(ForbiddenException.class);
            assertThatThrownBy(() -> hub.run(helper, () -> users.password(admin.id(), new PasswordReset(PASSWORD))))
                    .isInstanceOf(ForbiddenException.class);
            Caller stranger =
                    new Caller("elsewhere", "stranger", "stranger", Caller.Kind.USER, java.util.Set.of("*"), false);
            assertThatThrownBy(() -> hub.as(stranger, () -> users.get(admin.id())))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> hub.as(admin, () -> users.list("odd", null, null, null, null)))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void resetsAPasswordThatThenMustBeChanged() {
        try (TestHub hub = TestHub.on(Engine.DERBY)) {
            UsersResource users = new UsersResource(hub.security);
            Caller admin = admin(hub);
            User mara = hub.as(admin, () -> users.create(draft("mara", "Viewer")));
            String token = hub.security.logins().login("mara", PASSWORD).accessToken();
            hub.run(admin, () -> users.password(mara.id(), new PasswordReset("another long one")));
            fails("auth.revoked", () -> hub.security.callers().byToken(token));
            assertThat(hub.security.logins().login("mara", "another long one").passwordChangeRequired())
                    .isTrue();
            RolesResource roles = new RolesResource(hub.security);
            assertThat(hub.as(admin, () -> roles.list(2, null, null, null)).next())
                    .isEqualTo("Developer");
            assertThat(hub.as(admin, () -> roles.list(2, "Developer", null, null))
                            .items())
                    .singleElement()
                    .matches(role -> role.name().equals("Viewer"));
        }
    }

    private static UserDraft draft(String username, String role) {
        return new UserDraft(username, PASSWORD, null, null, List.of(role), false);
    }

    private static Caller admin(TestHub hub) {
        Caller admin = login(hub, "admin", TestHub.ADMIN_PASSWORD);
        hub.database.transact(sql -> sql.execute("delete from audit_log"));
        return admin;
    }

    private static Caller login(TestHub hub, String username, String password) {
        return hub.security
                .callers()
                .byToken(hub.security.logins().login(username, password).accessToken());
    }

    private static void fails(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
