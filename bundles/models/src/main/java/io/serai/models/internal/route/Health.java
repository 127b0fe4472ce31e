package io.serai.models.internal.route;

import io.serai.api.model.ModelFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one address with one key is, and whether to ask it: not for a while after failures that would repeat, then once to
 * see. Thread-safe.
 */
final class Health {
    /** So many failures in a row that a person would stop trying. */
    static final int FAILURES = 5;

    static final Duration PAUSE = Duration.ofSeconds(30);
    /** A key does not mend itself; but somebody may set another limit on it at the provider's. */
    static final Duration AUTH_PAUSE = Duration.ofSeconds(60);
    /** A provider that asks for more is asked again before, once. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<ModelFailure, Long> failures = new EnumMap<>(ModelFailure.class);
    private long answers;
    private int inARow;
    private boolean trying;
    private @Nullable Instant closedUntil;
    private @Nullable Problem last;

    /** What went wrong, when. */
    record Problem(ModelFailure failure, String message, Instant at) {}

    /** All of it at one moment. */
    record State(
            long answers,
            Map<String, Long> failures,
            @Nullable Problem problem,
            @Nullable Instant closedUntil) {}

    Health(InstantSource clock) {
        this.clock = clock;
    }

    /** Null if it may be asked; then {@link #answered} or {@link #failed} must follow. Else how long it may not. */
    synchronized @Nullable Duration enter() {
        Instant until = closedUntil;
        if (until == null) {
            return null;
        }
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            return Duration.between(now, until);
        }
        if (trying) {
            return Duration.ofSeconds(1);
        }
        trying = true;
        return null;
    }

    synchronized void answered() {
        answers++;
        inARow = 0;
        trying = false;
        closedUntil = null;
        last = null;
    }

    /** The call ended without telling anything about the provider: cancelled, or refused for what it asked. */
    synchronized void leave() {
        trying = false;
    }

    synchronized void failed(ModelFailure failure, String message, @Nullable Duration retryAfter) {
        trying = false;
        failures.merge(failure, 1L, Long::sum);
        Instant now = clock.instant();
        last = new Problem(failure, message, now);
        switch (failure) {
            case AUTH -> closedUntil = now.plus(AUTH_PAUSE);
            case RATE_LIMITED -> {
                if (retryAfter != null && !retryAfter.isZero()) {
                    closedUntil = now.plus(retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter);
                }
            }
            case NETWORK, SERVER, TIMEOUT -> {
                inARow++;
                if (inARow >= FAILURES) {
                    closedUntil = now.plus(PAUSE);
                }
            }
            default -> {}
        }
    }

    synchronized State state() {
        Map<String, Long> counted = new TreeMap<>();
        failures.forEach((failure, count) -> counted.put(failure.code(), count));
        return new State(answers, counted, last, closedUntil);
    }
}
