package io.serai.journal.internal;

import java.time.Instant;

/** UUIDv7 begins with 48 bits of milliseconds (RFC 9562, section 5.7), so that a time is a place in the order of ids. */
final class TimeIds {
    private TimeIds() {}

    /** Not above any id made at that time or later; above every earlier one. */
    static String first(Instant time) {
        String hex = String.format("%012x", Math.max(0, time.toEpochMilli()));
        return hex.substring(0, 8) + "-" + hex.substring(8) + "-";
    }
}
