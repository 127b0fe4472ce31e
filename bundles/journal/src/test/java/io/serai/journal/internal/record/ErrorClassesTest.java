package io.serai.journal.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journal.ErrorClass;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorClassesTest {
    /** As the HTTP components have it. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;
        private final transient Map<String, String> headers;

        Refused(int status, Map<String, String> headers) {
            this.status = status;
            this.headers = headers;
        }

        public int getStatusCode() {
            return status;
        }

        public Map<String, String> getResponseHeaders() {
            return headers;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429,rate-limit",
        "401,auth",
        "403,auth",
        "408,timeout",
        "504,timeout",
        "500,server",
        "503,server",
        "400,invalid",
        "404,invalid",
        "302,other"
    })
    void readsTheStatus(int status, String expected) {
        assertThat(ErrorClasses.of(new RuntimeException("wrapped", new Refused(status, Map.of())))
                        .word())
                .isEqualTo(expected);
    }

    @Test
    void readsTheCauses() {
        assertThat(ErrorClasses.of(new RuntimeException(new ConnectException())))
                .isEqualTo(ErrorClass.NETWORK);
        assertThat(ErrorClasses.of(new UnknownHostException())).isEqualTo(ErrorClass.NETWORK);
        assertThat(ErrorClasses.of(new IOException("reset"))).isEqualTo(ErrorClass.NETWORK);
        assertThat(ErrorClasses.of(new SocketTimeoutException())).isEqualTo(ErrorClass.TIMEOUT);
        assertThat(ErrorClasses.of(new TimeoutException())).isEqualTo(ErrorClass.TIMEOUT);
        assertThat(ErrorClasses.of(new IllegalArgumentException())).isEqualTo(ErrorClass.INVALID);
        assertThat(ErrorClasses.of(new IllegalStateException())).isEqualTo(ErrorClass.OTHER);
    }

    @Test
    void readsHowLongTheFarSideAsksToWait() {
        Instant now = Instant.parse("2026-11-21T08:49:37Z");
        assertThat(ErrorClasses.retryAfter(new Refused(429, Map.of("retry-after", "7")), now))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(ErrorClasses.retryAfter(
                        new Refused(503, Map.of("Retry-After", "Sat, 21 Nov 2026 08:50:37 GMT")), now))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(ErrorClasses.retryAfter(new Refused(503, Map.of("Retry-After", "soon")), now))
                .isNull();
        assertThat(ErrorClasses.retryAfter(new IOException(), now)).isNull();
    }
}
