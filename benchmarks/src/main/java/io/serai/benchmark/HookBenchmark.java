package io.serai.benchmark;

import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sample route in the hub, on plain Camel, and on plain Camel with one durable row a request. */
final class HookBenchmark {
    private static final int[] CONNECTIONS = {1, 16, 64};
    /** The aim for the hub: this part of the floor's requests per second. */
    private static final double AIM = 0.3;

    private record Side(InetSocketAddress address, Jvm jvm) {}

    /**
     * One run against one side.
     *
     * @param cpuMicros processor time of the server per request: comparable also when the machine is busy with other things
     */
    private record Run(Result result, double cpuMicros) {
        double perSecond() {
            return result.perSecond();
        }

        long errors() {
            return result.otherThan(200);
        }
    }

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
                Program floor = Program.start(PlainOrders.class, work.resolve("floor.log"), floorData)) {
            hub.start();
            try (hub) {
                hub.installSample();
                Map<String, Side> sides = new LinkedHashMap<>();
                sides.put("plain", new Side(plain.address(), plain.jvm()));
                sides.put("floor", new Side(floor.address(), floor.jvm()));
                sides.put("hub", new Side(hub.address(), hub.jvm()));
                compare(sides);
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

    private void compare(Map<String, Side> sides) throws InterruptedException {
        for (Side side : sides.values()) {
            // compiled code before the first number; by count, so that a slow side gets as far as a fast one
            new Load(side.address(), 16, orders::same).times(options.extended() ? 60_000 : 20_000);
        }
        int rounds = options.extended() ? 5 : 3;
        List<Map<String, Object>> rows = new ArrayList<>();
        report.say(
                "%n%-12s%-8s%12s%10s%10s%10s%8s",
                "connections", "", "requests/s", "p50 ms", "p99 ms", "cpu µs", "errors");
        for (int connections : CONNECTIONS) {
            Map<String, List<Run>> runs = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, Side> side : sides.entrySet()) {
                    runs.computeIfAbsent(side.getKey(), name -> new ArrayList<>())
                            .add(measure(connections, side.getValue()));
                }
            }
            runs.forEach((side, all) -> rows.add(row(connections, side, all)));
            ratios(connections, runs);
        }
        report.fact("results", rows);
    }

    private Run measure(int connections, Side side) throws InterruptedException {
        Duration before = side.jvm().processorTime();
        Result result = new Load(side.address(), connections, orders::same)
                .during(seconds(1), seconds(options.extended() ? 15 : 5));
        Duration used = side.jvm().processorTime().minus(before);
        return new Run(result, used.toNanos() / 1000.0 / result.sent());
    }

    private Map<String, Object> row(int connections, String side, List<Run> all) {
        Run median = median(all);
        Result result = median.result();
        long errors = all.stream().mapToLong(Run::errors).sum();
        report.say(
                "%-12d%-8s%,12.0f%10.2f%10.2f%10.0f%8d",
                connections,
                side,
                result.perSecond(),
                result.millis(50),
                result.millis(99),
                median.cpuMicros(),
                errors);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("connections", connections);
        row.put("side", side);
        row.put("perSecond", Math.round(result.perSecond()));
        row.put("p50Millis", result.millis(50));
        row.put("p99Millis", result.millis(99));
        row.put("cpuMicros", Math.round(median.cpuMicros()));
        row.put("errors", errors);
        row.put(
                "allPerSecond",
                all.stream().map(each -> Math.round(each.perSecond())).toList());
        return row;
    }

    private void ratios(int connections, Map<String, List<Run>> runs) {
        List<Run> hub = runs.getOrDefault("hub", List.of());
        Run ours = median(hub);
        Run floor = median(runs.getOrDefault("floor", List.of()));
        double toFloor = ours.perSecond() / floor.perSecond();
        double toPlain =
                ours.perSecond() / median(runs.getOrDefault("plain", List.of())).perSecond();
        report.say(
                "%-12d%-8s%12.2f of the floor, %.2f of plain Camel; %.2f of the floor by processor time",
                connections, "ratio", toFloor, toPlain, floor.cpuMicros() / ours.cpuMicros());
        report.fact("ratioToFloorAt" + connections, toFloor);
        report.fact("ratioToPlainAt" + connections, toPlain);
        report.fact("cpuRatioToFloorAt" + connections, floor.cpuMicros() / ours.cpuMicros());
        long errors = hub.stream().mapToLong(Run::errors).sum();
        report.check(errors == 0, "%d errors of the hub at %d connections", errors, connections);
        if (connections > 1 && toFloor < AIM) {
            report.say("          below the aim of %.1f", AIM);
        }
    }

    private static Run median(List<Run> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Run::perSecond))
                .toList()
                .get(runs.size() / 2);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
