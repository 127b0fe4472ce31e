package io.serai.benchmark;

import io.serai.benchmark.Comparison.Medians;
import io.serai.benchmark.Comparison.Side;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A webhook of four steps, answered when its execution is durable, beside plain Camel with two commits a request. */
final class Throughput implements DurableBenchmark.Part {
    private static final int[] CONNECTIONS = {1, 16, 64};
    private static final int MOST = 64;
    private static final double RATIO = 0.7;
    private static final double P99 = 2;
    private static final double ALONE_MILLIS = 1.5;

    @Override
    public void run(Setting setting) throws IOException, InterruptedException {
        byte[] plainRequest = FourSteps.request(PlainHook.SHORT);
        String path = setting.unique(PlainHook.SHORT);
        byte[] request = FourSteps.request(path);
        Hub hub = setting.hub();
        try (Program plain = Program.start(PlainHook.class, setting.work().resolve("plain.log"));
                Program floor =
                        Program.start(PlainHook.class, setting.work().resolve("floor.log"), setting.floorAddress())) {
            hub.start();
            try (hub) {
                hub.publish(path, FourSteps.route(path, FourSteps.hook(path, "result"), 1), Map.of());
                hub.awaitHook(request);
                Comparison comparison = new Comparison(
                        setting.report(),
                        List.of(
                                new Side("plain", plain.address(), plain.jvm(), number -> plainRequest),
                                new Side("floor", floor.address(), floor.jvm(), number -> plainRequest),
                                new Side("hub", hub.address(), hub.jvm(), number -> request)),
                        setting.rounds(),
                        setting.measured());
                comparison.warmUp(setting.warmUp());
                comparison.head();
                for (int connections : CONNECTIONS) {
                    judge(setting, connections, comparison.at(connections));
                }
                setting.fact("results", comparison.rows());
            }
        }
    }

    private static void judge(Setting setting, int connections, Map<String, Medians> found) {
        Medians hub = Objects.requireNonNull(found.get("hub"));
        Medians floor = Objects.requireNonNull(found.get("floor"));
        Medians plain = Objects.requireNonNull(found.get("plain"));
        double ratio = hub.perSecond() / floor.perSecond();
        setting.say(
                "%-12d%-8s%12.2f of the floor, %.2f of plain Camel; %.2f of the floor by processor time",
                connections, "ratio", ratio, hub.perSecond() / plain.perSecond(), floor.cpuMicros() / hub.cpuMicros());
        setting.fact("ratioToFloorAt" + connections, ratio);
        setting.fact("ratioToPlainAt" + connections, hub.perSecond() / plain.perSecond());
        setting.fact("cpuRatioToFloorAt" + connections, floor.cpuMicros() / hub.cpuMicros());
        long errors = hub.errors() + floor.errors() + plain.errors();
        setting.check(errors == 0, "%d errors at %d connections", errors, connections);
        if (connections == MOST) {
            setting.check(ratio >= RATIO, "%.2f of the floor's requests per second (at least %.1f)", ratio, RATIO);
        }
        if (connections == 1) {
            setting.check(
                    hub.p50() < ALONE_MILLIS, "p50 %.2f ms at one connection (under %.1f ms)", hub.p50(), ALONE_MILLIS);
        } else {
            setting.check(
                    hub.p99() < P99 * floor.p99(),
                    "p99 %.1f ms at %d connections, the floor's %.1f ms (under %.0f times that)",
                    hub.p99(),
                    connections,
                    floor.p99(),
                    P99);
        }
    }
}
