package io.serai.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.UnauthenticatedException;
import io.serai.api.security.LinkTokens;
import io.serai.store.Engine;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkTokensTest {
    @Test
    void tellsItsOwnTokensFromOthers() {
        try (TestHub hub = TestHub.on(Engine.DERBY)) {
            LinkTokens tokens = hub.security.linkTokens();
            String token = tokens.issue("approval", "link-1", Instant.now().plusSeconds(60));
            assertThat(tokens.subject("approval", token)).isEqualTo("link-1");
            assertThat(hub.again(TestHub.ADMIN_PASSWORD).linkTokens().subject("approval", token))
                    .isEqualTo("link-1");
            assertThat(tokens.subject("other", token)).isNull();
            assertThat(tokens.subject("approval", "x" + token.substring(1))).isNull();
            assertThat(tokens.subject("approval", token.substring(0, token.length() - 4) + "AAAA"))
                    .isNull();
            assertThat(tokens.subject("approval", "")).isNull();
            assertThatThrownBy(() -> hub.security.callers().byToken(token))
                    .isInstanceOf(UnauthenticatedException.class);
        }
    }
}
