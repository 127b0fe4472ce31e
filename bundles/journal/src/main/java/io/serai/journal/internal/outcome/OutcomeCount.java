package io.serai.journal.internal.outcome;

import io.serai.api.plugin.PluginOutcomes;
import io.serai.journal.internal.outcome.StoredOutcomes.Counted;
import io.serai.spi.schedule.BuiltInTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts, hour by hour of their beginning, how executions that used plugins ended. An hour of which some have not ended is
 * counted again when it has become twice as old as it was the last time: each is read a dozen times at most, whatever waits
 * in it. Thread-safe.
 */
final class OutcomeCount implements BuiltInTask, PluginOutcomes {
    private static final Duration HOUR = Duration.ofHours(1);

    private final StoredOutcomes stored;
    private final InstantSource clock;

    OutcomeCount(StoredOutcomes stored, InstantSource clock) {
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "plugin-outcomes";
    }

    @Override
    public String description() {
        return "Counts how the executions of the last " + DAYS + " days that used plugins ended, for the marketplace.";
    }

    @Override
    public String cron() {
        return "5 * * * *";
    }

    @Override
    public String run() throws InterruptedException {
        Instant now = clock.instant();
        Instant first = first(now);
        stored.forgetBefore(first);
        Map<Instant, Counted> before = stored.hours(first);
        int counted = 0;
        for (Instant hour = first; !hour.isAfter(now); hour = hour.plus(HOUR)) {
            if (isDue(hour, before.get(hour), now)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("The hub stops after " + counted + " hours");
                }
                stored.countHour(hour, now);
                counted++;
            }
        }
        return counted + " hours were counted.";
    }

    private static boolean isDue(Instant hour, @Nullable Counted before, Instant now) {
        if (before == null || before.at().isBefore(hour.plus(HOUR))) {
            return true; // never, or before it was over
        }
        Duration then = Duration.between(hour, before.at());
        return before.unended() > 0 && Duration.between(hour, now).compareTo(then.multipliedBy(2)) >= 0;
    }

    private static Instant first(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(DAYS));
    }

    @Override
    public Map<String, Outcome> of(String tenant, Collection<String> plugins) {
        return plugins.isEmpty() ? Map.of() : stored.of(tenant, plugins, first(clock.instant()));
    }

    @Override
    public @Nullable Instant countedAt() {
        return stored.countedAt();
    }
}
