package io.serai.journal.internal.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A line that a step logged.
 *
 * @param micros when, since 1970
 * @param path the step
 */
public record LogLine(long micros, String level, @Nullable String path, String logger, String message) {
    /** Longer messages are cut. */
    public static final int MAX_CHARS = 2_000;

    public LogLine {
        message = message.length() <= MAX_CHARS ? message : message.substring(0, MAX_CHARS - 1) + "…";
    }

    public Instant at() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
