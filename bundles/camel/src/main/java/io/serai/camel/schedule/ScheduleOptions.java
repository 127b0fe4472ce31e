package io.serai.camel.schedule;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a {@code schedule:} trigger wants to run; exactly one of {@code cron} and {@code everyMillis} is there.
 *
 * @param name unique in the workflow
 * @param timeZone null for UTC
 * @param missed {@code skip}, {@code once} or {@code all}
 */
public record ScheduleOptions(
        String name,
        @Nullable String cron,
        @Nullable Long everyMillis,
        @Nullable String timeZone,
        String missed) {
    /** What may stand in an address. */
    public static final Set<String> NAMES = Set.of("cron", "everyMillis", "timeZone", "missed");

    private static final int MAX_NAME = 200;
    private static final long MIN_EVERY_MILLIS = 1000;
    private static final Set<String> MISSED = Set.of("skip", "once", "all");

    /**
     * From what stands in an address.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static ScheduleOptions of(String name, Map<String, ?> options) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > MAX_NAME) {
            throw new IllegalArgumentException("Give the schedule a name, such as schedule:nightly?cron=0 3 * * *");
        }
        // spaces may come as + where the address was put together from parameters
        String cron = text(options, "cron");
        String spaced = cron == null ? null : cron.replace('+', ' ').strip();
        Long every = every(text(options, "everyMillis"));
        if ((spaced == null) == (every == null)) {
            throw new IllegalArgumentException("Say when: either cron or everyMillis, and not both.");
        }
        String missed = text(options, "missed");
        if (missed != null && !MISSED.contains(missed)) {
            throw new IllegalArgumentException("missed must be one of skip, once, all, not \"" + missed + "\".");
        }
        String zone = text(options, "timeZone");
        ZoneId where = zone(zone);
        if (spaced != null) {
            CronTimes.parse(spaced, where);
        }
        return new ScheduleOptions(plain, spaced, every, zone, missed == null ? "skip" : missed);
    }

    private static @Nullable Long every(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            long millis = Long.parseLong(text);
            if (millis >= MIN_EVERY_MILLIS) {
                return millis;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "everyMillis must be a number of at least " + MIN_EVERY_MILLIS + ", not " + text + ".");
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return ZoneId.of(id == null ? "UTC" : id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timeZone must be a zone such as Europe/Berlin, not \"" + id + "\".", e);
        }
    }

    private static @Nullable String text(Map<String, ?> options, String name) {
        Object value = options.get(name);
        return value == null ? null : value.toString();
    }
}
