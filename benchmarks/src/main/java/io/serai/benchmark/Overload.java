package io.serai.benchmark;

import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Four times as many requests as the hub can do, from four times as many connections. */
final class Overload implements DurableBenchmark.Part {
    private static final int CONNECTIONS = 64;
    private static final int TIMES = 4;
    private static final double P99 = 2;
    private static final double MOST_MEGABYTES = 100;
    private static final int WARM_UP_SECONDS = 2;

    @Override
    public void run(Setting setting) throws IOException, InterruptedException {
        String path = setting.unique("overload");
        byte[] request = FourSteps.request(path);
        try (Hub hub = setting.hub()) {
            hub.start();
            hub.publish(path, FourSteps.route(path, FourSteps.hook(path, "result"), 1), Map.of());
            hub.awaitHook(request);
            Load usual = new Load(hub.address(), CONNECTIONS, number -> request);
            usual.times(setting.warmUp());
            double heap = hub.jvm().heapMegabytes();
            Duration warmUp = Duration.ofSeconds(WARM_UP_SECONDS);
            Result capacity = usual.during(warmUp, setting.measured());
            setting.say(
                    "At capacity, %d connections: %,.0f/s, p50 %.1f ms, p99 %.1f ms",
                    CONNECTIONS, capacity.perSecond(), capacity.millis(50), capacity.millis(99));
            Result over = new Load(hub.address(), CONNECTIONS * TIMES, number -> request)
                    .paced(warmUp, length(setting), capacity.perSecond() * TIMES);
            judge(setting, capacity, over);
            double growth = hub.jvm().heapMegabytes() - heap;
            setting.fact("heapGrowthMegabytes", growth);
            setting.check(
                    growth < MOST_MEGABYTES,
                    "heap after a collection %.1f MB, before %.1f MB (under %.0f MB more)",
                    heap + growth,
                    heap,
                    MOST_MEGABYTES);
            Result after = usual.during(warmUp, setting.measured());
            setting.say("Afterwards again: %,.0f/s, p99 %.1f ms", after.perSecond(), after.millis(99));
            setting.fact("perSecondAfterwards", Math.round(after.perSecond()));
        }
    }

    private static Duration length(Setting setting) {
        return Duration.ofSeconds(setting.extended() ? 60 : 10);
    }

    private static void judge(Setting setting, Result capacity, Result over) {
        double accepted = over.accepted().getTotalCount() / over.seconds();
        double p99 = over.accepted().getValueAtPercentile(99) / 1000.0;
        setting.say(
                "Up to %,.0f/s from %d connections: %,.0f/s answered 200, p99 %.1f ms; replies %s",
                capacity.perSecond() * TIMES, CONNECTIONS * TIMES, accepted, p99, over.statuses());
        setting.fact("capacityPerSecond", Math.round(capacity.perSecond()));
        setting.fact("capacityP99Millis", capacity.millis(99));
        setting.fact("acceptedPerSecond", Math.round(accepted));
        setting.fact("acceptedP99Millis", p99);
        setting.fact("statuses", over.statuses());
        setting.check(
                over.otherThan(200, 429, 503) == 0,
                "%d replies other than 200, 429 and 503, or none at all",
                over.otherThan(200, 429, 503));
        setting.check(
                p99 < P99 * capacity.millis(99),
                "p99 of the accepted ones %.1f ms, at capacity %.1f ms (under %.0f times that)",
                p99,
                capacity.millis(99),
                P99);
    }
}
