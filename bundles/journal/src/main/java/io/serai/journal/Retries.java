package io.serai.journal;

import java.util.EnumSet;
import java.util.Set;

/**
 * How often and when a failed step is tried again: exponential backoff with jitter.
 *
 * @param max tries after the first
 * @param delayMillis before the second try
 * @param multiplier by which each further delay is longer
 * @param maxDelayMillis no delay is longer, whatever the far side asks for
 * @param jitter the part of a delay, 0 to 1, by which it is made shorter or longer at random
 * @param on the failures after which it is tried again
 */
public record Retries(
        int max, long delayMillis, double multiplier, long maxDelayMillis, double jitter, Set<ErrorClass> on) {
    public static final int MOST = 100;
    public static final long LONGEST_DELAY_MILLIS = 7L * 24 * 60 * 60 * 1000;
    public static final long DEFAULT_DELAY_MILLIS = 1_000;
    public static final double DEFAULT_MULTIPLIER = 2;
    public static final long DEFAULT_MAX_DELAY_MILLIS = 60_000;
    public static final double DEFAULT_JITTER = 0.2;
    /** What may be better the next time. */
    public static final Set<ErrorClass> DEFAULT_ON =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(ErrorClass.AUTH, ErrorClass.INVALID)));

    public Retries {
        on = Set.copyOf(on);
    }

    /** Tries with the default delays. */
    public static Retries of(int max) {
        return new Retries(
                max, DEFAULT_DELAY_MILLIS, DEFAULT_MULTIPLIER, DEFAULT_MAX_DELAY_MILLIS, DEFAULT_JITTER, DEFAULT_ON);
    }

    /**
     * The delay before a further try.
     *
     * @param failed how many tries have failed, from 1
     * @param random from 0 to 1
     */
    public long delay(int failed, double random) {
        double exact = Math.min(maxDelayMillis, delayMillis * Math.pow(multiplier, failed - 1));
        return Math.round(exact * (1 + jitter * (2 * random - 1)));
    }
}
