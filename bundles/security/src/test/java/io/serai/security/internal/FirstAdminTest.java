package io.serai.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.security.Caller;
import io.serai.security.internal.login.Logins.Granted;
import io.serai.security.internal.rest.MeCalls;
import io.serai.store.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstAdminTest {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void getsAPasswordThatOpensNothingElseUntilItIsChanged(Engine engine) throws Exception {
        try (TestHub hub = new TestHub(engine, null)) {
            Path file = hub.data.resolve("keys/admin-password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(hub.data.resolve("keys/master.key"))))
                    .isEqualTo("rw-------");
            String oneTime = Files.readString(file).trim();
            Granted granted = hub.security.logins().login("admin", oneTime);
            assertThat(granted.passwordChangeRequired()).isTrue();
            Caller caller = hub.security.callers().byToken(granted.accessToken());
            assertThat(caller.passwordChangeRequired()).isTrue();
            Granted elsewhere = hub.security.logins().login("admin", oneTime);

            hub.run(
                    caller,
                    () -> MeCalls.password(hub.security, oneTime, "a new long password", granted.accessToken()));

            assertThat(file).doesNotExist();
            Caller after = hub.security.callers().byToken(granted.accessToken());
            assertThat(after.passwordChangeRequired()).isFalse();
            LoginTest.refuses("auth.revoked", () -> hub.security.callers().byToken(elsewhere.accessToken()));
            LoginTest.refuses("auth.invalid", () -> hub.security.logins().login("admin", oneTime));
            assertThat(hub.security
                            .logins()
                            .login("admin", "a new long password")
                            .passwordChangeRequired())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void isMadeOnce(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            hub.again("another one entirely").prepare();
            assertThat(hub.data.resolve("keys/admin-password")).doesNotExist();
            assertThat(hub.security.logins().login("admin", TestHub.ADMIN_PASSWORD))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "DERBY")
    void mustProveTheOldPasswordAndChooseAGoodNewOne(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            String token =
                    hub.security.logins().login("admin", TestHub.ADMIN_PASSWORD).accessToken();
            Caller caller = hub.security.callers().byToken(token);
            for (String[] pair : new String[][] {
                {"wrong", "a new long password"},
                {TestHub.ADMIN_PASSWORD, "short"},
                {TestHub.ADMIN_PASSWORD, "aaaaaaaaaaaaaaaa"},
                {TestHub.ADMIN_PASSWORD, "administrator"},
                {TestHub.ADMIN_PASSWORD, TestHub.ADMIN_PASSWORD},
                {TestHub.ADMIN_PASSWORD, null},
            }) {
                assertThatThrownBy(() -> hub.run(caller, () -> MeCalls.password(hub.security, pair[0], pair[1], token)))
                        .isInstanceOfSatisfying(
                                InvalidInputException.class,
                                invalid -> assertThat(invalid.violations()).isNotEmpty());
            }
        }
    }
}
