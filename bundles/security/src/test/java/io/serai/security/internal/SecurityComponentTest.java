package io.serai.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.security.Caller;
import io.serai.security.internal.login.Security;
import io.serai.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityComponentTest {
    @TempDir
    Path data;

    @Test
    void isHealthyOnceThereIsAnAdministratorAndLeavesNoThread() {
        try (TestDatabase database = TestDatabase.derby()) {
            SecurityComponent component = new SecurityComponent(
                    database, new Security.Settings(data, "a master key of the operator", TestHub.ADMIN_PASSWORD));
            Instant until = Instant.now().plus(Duration.ofSeconds(20));
            while (!component.check().up() && Instant.now().isBefore(until)) {
                Thread.onSpinWait();
            }
            assertThat(component.check().detail()).isNull();
            assertThat(component.name()).isEqualTo("security");
            assertThat(data.resolve("keys/master.key")).doesNotExist();

            var granted = component.security().logins().login("admin", TestHub.ADMIN_PASSWORD);
            assertThat(component.byToken(granted.accessToken()).kind()).isEqualTo(Caller.Kind.USER);
            component.stop();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("serai-security"));
        }
    }
}
