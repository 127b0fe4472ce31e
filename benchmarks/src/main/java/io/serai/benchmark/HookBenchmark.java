package io.serai.benchmark;

import io.serai.benchmark.Comparison.Medians;
import io.serai.benchmark.Comparison.Side;
import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The sample route in the hub, on plain Camel, and on plain Camel with one durable row a request. */
final class HookBenchmark {
    private static final int[] CONNECTIONS = {1, 16, 64};
    /** The aim for the hub: this part of the floor's requests per second. */
    private static final double AIM = 0.3;

    private final Bench.Options options;
    private final Report report;
    private final Orders orders;
    private final Path work;

    HookBenchmark(Bench.Options options, Report report) throws IOException {
        this.options = options;
        this.report = report;
        this.orders = new Orders(options.root());
        this.work = options.work().resolve("hook");
    }

    void run() throws IOException, InterruptedException {
        Path floorData = work.resolve("floor");
        Hub.delete(floorData);
        ceiling();
        Hub hub = new Hub(options.root(), work.resolve("hub"), options.database());
        try (Program plain = Program.start(PlainOrders.class, work.resolve("plain.log"));
                Program floor = Program.start(PlainOrders.class, work.resolve("floor.log"), floorData.toString())) {
            hub.start();
            try (hub) {
                hub.installSample();
                compare(List.of(
                        new Side("plain", plain.address(), plain.jvm(), orders::same),
                        new Side("floor", floor.address(), floor.jvm(), orders::same),
                        new Side("hub", hub.address(), hub.jvm(), orders::same)));
            }
        }
    }

    /** What the load generator can do at most on this machine: it must not be what is measured. */
    private void ceiling() throws IOException, InterruptedException {
        try (Program fixed = Program.start(FixedReply.class, work.resolve("fixed.log"))) {
            Result result = new Load(fixed.address(), 16, orders::same).during(seconds(1), seconds(2));
            report.say(
                    "The load generator reaches %,.0f requests/s with a server that only answers.", result.perSecond());
            report.fact("ceilingPerSecond", Math.round(result.perSecond()));
        }
    }

    private void compare(List<Side> sides) throws InterruptedException {
        Comparison comparison =
                new Comparison(report, sides, options.extended() ? 5 : 3, seconds(options.extended() ? 15 : 5));
        comparison.warmUp(options.extended() ? 60_000 : 20_000);
        comparison.head();
        for (int connections : CONNECTIONS) {
            ratios(connections, comparison.at(connections));
        }
        report.fact("results", comparison.rows());
    }

    private void ratios(int connections, Map<String, Medians> runs) {
        Medians ours = Objects.requireNonNull(runs.get("hub"));
        Medians floor = Objects.requireNonNull(runs.get("floor"));
        double toFloor = ours.perSecond() / floor.perSecond();
        double toPlain =
                ours.perSecond() / Objects.requireNonNull(runs.get("plain")).perSecond();
        report.say(
                "%-12d%-8s%12.2f of the floor, %.2f of plain Camel; %.2f of the floor by processor time",
                connections, "ratio", toFloor, toPlain, floor.cpuMicros() / ours.cpuMicros());
        report.fact("ratioToFloorAt" + connections, toFloor);
        report.fact("ratioToPlainAt" + connections, toPlain);
        report.fact("cpuRatioToFloorAt" + connections, floor.cpuMicros() / ours.cpuMicros());
        report.check(ours.errors() == 0, "%d errors of the hub at %d connections", ours.errors(), connections);
        if (connections > 1 && toFloor < AIM) {
            report.say("          below the aim of %.1f", AIM);
        }
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
