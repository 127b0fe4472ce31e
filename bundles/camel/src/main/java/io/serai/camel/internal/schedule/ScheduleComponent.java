package io.serai.camel.internal.schedule;

import io.serai.camel.schedule.CronTimes;
import io.serai.camel.schedule.ScheduleEndpoint;
import io.serai.camel.schedule.ScheduleOptions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** {@code schedule:NAME?cron=0 3 * * *&timeZone=Europe/Berlin&missed=skip|once|all}, or {@code everyMillis}. */
public final class ScheduleComponent extends DefaultComponent {
    private static final int MAX_NAME = 200;
    private static final long MIN_EVERY_MILLIS = 1000;
    private static final Set<String> MISSED = Set.of("skip", "once", "all");

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String name = remaining.strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("Give the schedule a name, such as schedule:nightly?cron=0 3 * * *");
        }
        // spaces may come as + where the address was put together from parameters
        String cron = take(parameters, "cron");
        String spaced = cron == null ? null : cron.replace('+', ' ').strip();
        Long every = getAndRemoveParameter(parameters, "everyMillis", Long.class);
        String zone = take(parameters, "timeZone");
        String missed = take(parameters, "missed");
        check(spaced, every, zone, missed);
        return new ScheduleEndpoint(
                uri, this, new ScheduleOptions(name, spaced, every, zone, missed == null ? "skip" : missed));
    }

    private static void check(
            @Nullable String cron, @Nullable Long every, @Nullable String zone, @Nullable String missed) {
        if ((cron == null) == (every == null)) {
            throw new IllegalArgumentException("Say when: either cron or everyMillis, and not both.");
        }
        if (every != null && every < MIN_EVERY_MILLIS) {
            throw new IllegalArgumentException(
                    "everyMillis must be at least " + MIN_EVERY_MILLIS + ", not " + every + ".");
        }
        if (missed != null && !MISSED.contains(missed)) {
            throw new IllegalArgumentException("missed must be one of skip, once, all, not \"" + missed + "\".");
        }
        ZoneId where;
        try {
            where = ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "timeZone must be a zone such as Europe/Berlin, not \"" + zone + "\".", e);
        }
        if (cron != null) {
            CronTimes.parse(cron, where);
        }
    }

    private static @Nullable String take(Map<String, Object> parameters, String option) {
        Object value = parameters.remove(option);
        return value == null ? null : value.toString();
    }
}
