package io.serai.shell.internal.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says values the way people at a terminal read them. */
public final class Words {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double UNIT = 1000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int HOURS_SHOWN_AS_SUCH = 48;

    private Words() {}

    /** A field's text; empty if it is not there. JSON trees come compact. */
    public static String of(JsonNode object, String field) {
        return of(object.path(field));
    }

    public static String of(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** The texts of an array, with commas. */
    public static String list(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(item -> words.add(of(item)));
        return String.join(", ", words);
    }

    /** How long ago a time was: {@code 12 s ago}. */
    public static String ago(String time, Instant now) {
        if (time.isEmpty()) {
            return "";
        }
        try {
            Duration passed = Duration.between(Instant.parse(time), now);
            if (passed.toSeconds() < SECONDS_PER_MINUTE) {
                return Math.max(0, passed.toSeconds()) + " s ago";
            }
            if (passed.toMinutes() < SECONDS_PER_MINUTE) {
                return passed.toMinutes() + " min ago";
            }
            return passed.toHours() < HOURS_SHOWN_AS_SUCH ? passed.toHours() + " h ago" : passed.toDays() + " d ago";
        } catch (DateTimeParseException e) {
            return time;
        }
    }

    /** A duration in milliseconds: {@code 0.4 ms}, {@code 12 ms}, {@code 3.2 s}, {@code 2 min 5 s}. */
    public static String duration(JsonNode millis) {
        if (!millis.isNumber()) {
            return "";
        }
        double value = millis.asDouble();
        if (value < 10) {
            return String.format(Locale.ROOT, "%.1f ms", value);
        }
        if (value < MILLIS_PER_SECOND) {
            return Math.round(value) + " ms";
        }
        double seconds = value / MILLIS_PER_SECOND;
        if (seconds < SECONDS_PER_MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole / SECONDS_PER_MINUTE + " min " + whole % SECONDS_PER_MINUTE + " s";
    }

    /** A size: {@code 512 B}, {@code 3.4 MB}. */
    public static String bytes(long bytes) {
        if (bytes < UNIT) {
            return bytes + " B";
        }
        double size = bytes / UNIT;
        String[] units = {"kB", "MB", "GB", "TB"};
        int unit = 0;
        while (size >= UNIT && unit < units.length - 1) {
            size /= UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
