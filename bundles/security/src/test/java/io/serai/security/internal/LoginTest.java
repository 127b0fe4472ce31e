package io.serai.security.internal;

import static io.serai.security.internal.TestHub.ADMIN_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.RateLimitedException;
import io.serai.api.error.UnauthenticatedException;
import io.serai.api.security.Caller;
import io.serai.security.internal.login.Logins.Granted;
import io.serai.security.internal.login.Security;
import io.serai.store.Engine;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginTest {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void letsAPersonInUntilTheyLogOut(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            Granted granted = hub.from("10.0.0.1", () -> hub.security.logins().login(" Admin ", ADMIN_PASSWORD));
            assertThat(granted.expiresIn()).isEqualTo(1800);
            assertThat(granted.passwordChangeRequired()).isFalse();
            Caller caller = hub.security.callers().byToken(granted.accessToken());
            assertThat(caller.name()).isEqualTo("admin");
            assertThat(caller.may("plugin:install")).isTrue();

            hub.security.logins().logout(granted.refreshToken(), null);

            refuses("auth.revoked", () -> hub.security.callers().byToken(granted.accessToken()));
            refuses("auth.invalid", () -> hub.security.logins().refresh(granted.refreshToken()));
            assertThat(hub.trail())
                    .containsExactly(
                            "auth-refresh auth.invalid anonymous", "auth-logout ok admin", "auth-login ok admin");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void rotatesRefreshTokensAndEndsTheSessionWhenOneComesTwice(Engine engine) {
        try (TestHub hub = TestHub.on(engine)) {
            Granted first = hub.security.logins().login("admin", ADMIN_PASSWORD);
            Granted second = hub.security.logins().refresh(first.refreshToken());
            assertThat(hub.security.callers().byToken(second.accessToken()).name())
                    .isEqualTo("admin");

            refuses("auth.token-reused", () -> hub.security.logins().refresh(first.refreshToken()));

            refuses("auth.revoked", () -> hub.security.callers().byToken(second.accessToken()));
            refuses("auth.invalid", () -> hub.security.logins().refresh(second.refreshToken()));
        }
    }

    @Test
    void endsAccessAfterHalfAnHourAndRefreshAfterAWeek() {
        try (TestHub hub = TestHub.on(Engine.DERBY)) {
            Granted granted = hub.security.logins().login("admin", ADMIN_PASSWORD);
            hub.pass(Duration.ofMinutes(31));
            refuses("auth.expired", () -> hub.security.callers().byToken(granted.accessToken()));
            Granted next = hub.security.logins().refresh(granted.refreshToken());
            hub.pass(Duration.ofDays(7).plusSeconds(1));
            refuses("auth.invalid", () -> hub.security.logins().refresh(next.refreshToken()));
            hub.pass(Duration.ofDays(8));
            hub.security.sweep();
            refuses("auth.invalid", () -> hub.security.logins().refresh(next.refreshToken()));
        }
    }

    @Test
    void slowsDownWhoeverGuessesFromOneAddress() {
        try (TestHub hub = TestHub.on(Engine.DERBY)) {
            for (int i = 0; i < 5; i++) {
                refuses(
                        "auth.invalid",
                        () -> hub.from("10.0.0.1", () -> hub.security.logins().login("admin", "guess")));
            }
            assertThatThrownBy(() ->
                            hub.from("10.0.0.1", () -> hub.security.logins().login("ADMIN", ADMIN_PASSWORD)))
                    .isInstanceOfSatisfying(RateLimitedException.class, limited -> {
                        assertThat(limited.code()).isEqualTo("auth.throttled");
                        assertThat(limited.retryAfterSeconds()).isBetween(1, 31);
                    });
            Granted elsewhere = hub.from("10.0.0.2", () -> hub.security.logins().login("admin", ADMIN_PASSWORD));
            assertThat(elsewhere.accessToken()).isNotEmpty();

            hub.pass(Duration.ofSeconds(31));
            refuses(
                    "auth.invalid",
                    () -> hub.from("10.0.0.1", () -> hub.security.logins().login("admin", "guess")));
            hub.pass(Duration.ofSeconds(31));
            assertThatThrownBy(() ->
                            hub.from("10.0.0.1", () -> hub.security.logins().login("admin", ADMIN_PASSWORD)))
                    .isInstanceOf(RateLimitedException.class);
            hub.pass(Duration.ofSeconds(31));
            assertThat(hub.from("10.0.0.1", () -> hub.security.logins().login("admin", ADMIN_PASSWORD)))
                    .isNotNull();
        }
    }

    @Test
    void refusesTokensThatItDidNotSign() {
        try (TestHub hub = TestHub.on(Engine.DERBY);
                TestHub other = TestHub.on(Engine.DERBY)) {
            String foreign =
                    other.security.logins().login("admin", ADMIN_PASSWORD).accessToken();
            String own = hub.security.logins().login("admin", ADMIN_PASSWORD).accessToken();
            String unsigned = "eyJhbGciOiJub25lIn0." + own.split("\\.")[1] + ".";
            String changed = own.substring(0, own.length() - 4) + "AAAA";
            for (String token : new String[] {foreign, unsigned, changed, "", "a.b.c", "nonsense"}) {
                refuses("auth.invalid", () -> hub.security.callers().byToken(token));
            }
        }
    }

    @Test
    void knowsItsTokensAfterARestartButNotWithAnotherMasterKey() throws Exception {
        try (TestHub hub = TestHub.on(Engine.DERBY)) {
            Granted granted = hub.security.logins().login("admin", ADMIN_PASSWORD);
            Security restarted = hub.again(ADMIN_PASSWORD);
            restarted.prepare();
            assertThat(restarted.callers().byToken(granted.accessToken()).name())
                    .isEqualTo("admin");

            java.nio.file.Files.delete(hub.data.resolve("keys/master.key"));
            Security stranger = hub.again(ADMIN_PASSWORD);
            stranger.prepare();
            refuses("auth.invalid", () -> stranger.callers().byToken(granted.accessToken()));
            // refresh tokens do not depend on the key: people stay logged in
            Granted next = stranger.logins().refresh(granted.refreshToken());
            assertThat(stranger.callers().byToken(next.accessToken()).name()).isEqualTo("admin");
        }
    }

    static void refuses(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        UnauthenticatedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
