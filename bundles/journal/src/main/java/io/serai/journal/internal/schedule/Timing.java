package io.serai.journal.internal.schedule;

import io.serai.camel.schedule.CronTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a schedule is due. */
interface Timing {
    /** Times looked at in a row before the search leaps. */
    int LOOKED_AT = 2_000;

    /** For a schedule that waits for others. */
    Timing NEVER = after -> null;

    /** The first due time after a moment; null for none. */
    @Nullable
    Instant next(Instant after);

    /** @throws IllegalArgumentException if it is no cron expression */
    static Timing cron(String text, ZoneId zone) {
        return CronTimes.parse(text, zone)::next;
    }

    /** Counted from a moment, so that a hub that stops does not shift it. */
    static Timing every(long millis, Instant anchor) {
        Duration distance = Duration.ofMillis(millis);
        return after -> {
            long passed = Duration.between(anchor, after).toMillis();
            long turns = passed < 0 ? 1 : passed / millis + 1;
            Instant next = anchor.plus(distance.multipliedBy(turns));
            return next.isAfter(after) ? next : next.plus(distance);
        };
    }

    /**
     * The latest due times up to a moment.
     *
     * @param items oldest first
     * @param leftOut how many came before those, at least
     */
    record Due(List<Instant> items, long leftOut) {}

    /**
     * @param first a due time
     * @param limit how many are wanted at most
     */
    default Due due(Instant first, Instant now, int limit) {
        Deque<Instant> latest = new ArrayDeque<>();
        long count = 0;
        int looked = 0;
        Instant time = first;
        while (time != null && !time.isAfter(now)) {
            latest.addLast(time);
            count++;
            if (latest.size() > limit) {
                latest.removeFirst();
            }
            Instant from = time;
            if (++looked == LOOKED_AT) { // a hub that was away for long need not look at every second of it
                from = now.minus(Duration.between(time, now).dividedBy(2));
                looked = 0;
            }
            time = next(from);
        }
        return new Due(new ArrayList<>(latest), count - latest.size());
    }
}
