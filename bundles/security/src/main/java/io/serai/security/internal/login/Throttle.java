package io.serai.security.internal.login;

import io.serai.api.error.RateLimitedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after five failures within 15 minutes for a user name from an address, each further one doubles
 * the time that must pass before the next try. In this node's memory only; a restart forgets.
 */
final class Throttle {
    private static final int FREE_FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    private static final int MAX_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> byKey = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private record Failures(int count, Instant last, Instant until) {}

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** @throws RateLimitedException if a try must wait */
    synchronized void check(String key) {
        Failures failures = byKey.get(key);
        Instant now = clock.instant();
        if (failures != null && now.isBefore(failures.until())) {
            long seconds = Math.max(1, Duration.between(now, failures.until()).toSeconds() + 1);
            throw new RateLimitedException(
                    "auth.throttled",
                    "Too many failed logins; try again in " + seconds + " seconds.",
                    Math.toIntExact(seconds));
        }
    }

    synchronized void failed(String key) {
        Instant now = clock.instant();
        Failures before = byKey.get(key);
        int count = before == null || before.last().plus(WINDOW).isBefore(now) ? 1 : before.count() + 1;
        byKey.put(key, new Failures(count, now, now.plus(delay(count))));
    }

    synchronized void succeeded(String key) {
        byKey.remove(key);
    }

    private static Duration delay(int count) {
        if (count < FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - FREE_FAILURES, 10);
        Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
        return delay.compareTo(WINDOW) > 0 ? WINDOW : delay;
    }
}
