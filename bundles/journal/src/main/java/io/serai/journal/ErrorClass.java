package io.serai.journal;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a step failed, as far as it matters for trying again. */
public enum ErrorClass {
    /** Too many calls: HTTP 429. */
    RATE_LIMIT,
    /** Not allowed, or not logged in: HTTP 401 and 403. */
    AUTH,
    /** The far side was not reached, or the connection broke. */
    NETWORK,
    /** The far side failed: HTTP 5xx. */
    SERVER,
    /** No answer in time. */
    TIMEOUT,
    /** What was sent is wrong: other HTTP 4xx, a body that does not fit its schema or type. */
    INVALID,
    /** Anything else. */
    OTHER;

    private static final Map<String, ErrorClass> BY_WORD = Map.of(
            "rate-limit", RATE_LIMIT,
            "auth", AUTH,
            "network", NETWORK,
            "server", SERVER,
            "timeout", TIMEOUT,
            "invalid", INVALID,
            "other", OTHER);

    /** As it stands in settings and replies: {@code rate-limit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null if there is no such class. */
    public static @Nullable ErrorClass of(String word) {
        return BY_WORD.get(word);
    }
}
