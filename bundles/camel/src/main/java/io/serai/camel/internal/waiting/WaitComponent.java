package io.serai.camel.internal.waiting;

import io.serai.camel.suspend.Wait;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;

/** {@code wait:10m} or {@code wait:2027-01-01T00:00:00Z}: goes on when the time has come. */
public final class WaitComponent extends DefaultComponent {
    private static final long LONGEST_DAYS = 3660;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Instant until = until(remaining);
        long millis = until == null ? millis(remaining) : 0;
        return new WaitingEndpoint(uri, this, (exchange, execution, callback) -> {
            Instant due = until == null ? Instant.now().plusMillis(millis) : until;
            return execution.suspend(
                    exchange, new Wait(Wait.Kind.TIMER, null, due, Map.of()), (going, decision) -> {}, callback);
        });
    }

    private static @org.jspecify.annotations.Nullable Instant until(String text) {
        if (text.indexOf('T') < 0) {
            return null;
        }
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static long millis(String text) {
        try {
            long millis = TimeUtils.toMilliSeconds(text);
            if (millis >= 0 && millis <= LONGEST_DAYS * 24 * 3600 * 1000) {
                return millis;
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(text, e);
        }
        throw unreadable(text, null);
    }

    private static IllegalArgumentException unreadable(
            String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "wait: takes a time such as 30s, 10m, 24h, 7d or 2027-01-01T00:00:00Z, not '" + text + "'.", cause);
    }
}
