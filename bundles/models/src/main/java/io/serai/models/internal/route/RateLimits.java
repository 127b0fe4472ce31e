package io.serai.models.internal.route;

import io.serai.api.model.ModelInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The registry's limits per minute, of this hub. Thread-safe. */
final class RateLimits {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a call if it is within the limits.
     *
     * @return null if it may go on, else after how long one may
     */
    @Nullable
    Duration enter(String tenant, ModelInfo model) {
        if (model.requestsPerMinute() == null && model.tokensPerMinute() == null) {
            return null;
        }
        return windows.computeIfAbsent(key(tenant, model), fresh -> new Window())
                .enter(clock.millis(), model.requestsPerMinute(), model.tokensPerMinute());
    }

    /** What a call that entered has used. */
    void used(String tenant, ModelInfo model, long tokens) {
        if (model.tokensPerMinute() != null) {
            windows.computeIfAbsent(key(tenant, model), fresh -> new Window()).used(clock.millis(), tokens);
        }
    }

    private static String key(String tenant, ModelInfo model) {
        return tenant + "/" + model.id();
    }

    /** The last minute of a model. */
    private static final class Window {
        private record Use(long at, long tokens) {}

        private final ArrayDeque<Long> calls = new ArrayDeque<>();
        private final ArrayDeque<Use> uses = new ArrayDeque<>();
        private long tokens;

        synchronized @Nullable Duration enter(long now, @Nullable Integer maxCalls, @Nullable Integer maxTokens) {
            forget(now);
            Long first = calls.peekFirst();
            if (maxCalls != null && calls.size() >= maxCalls && first != null) {
                return Duration.ofMillis(Math.max(1, first + MINUTE - now));
            }
            Use oldest = uses.peekFirst();
            if (maxTokens != null && tokens >= maxTokens && oldest != null) {
                return Duration.ofMillis(Math.max(1, oldest.at() + MINUTE - now));
            }
            if (maxCalls != null) {
                calls.addLast(now);
            }
            return null;
        }

        synchronized void used(long now, long count) {
            forget(now);
            uses.addLast(new Use(now, count));
            tokens += count;
        }

        private void forget(long now) {
            while (!calls.isEmpty() && calls.peekFirst() + MINUTE <= now) {
                calls.removeFirst();
            }
            while (!uses.isEmpty() && uses.peekFirst().at() + MINUTE <= now) {
                tokens -= uses.removeFirst().tokens();
            }
        }
    }
}
