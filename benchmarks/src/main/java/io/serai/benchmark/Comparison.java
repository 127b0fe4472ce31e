package io.serai.benchmark;

import io.serai.benchmark.Load.Result;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** The same load against several servers in turns, so that what else the machine does meets them all; each one's medians count. */
final class Comparison {
    /**
     * One of those that are compared.
     *
     * @param requests the bytes of a request, by its number
     */
    record Side(String name, InetSocketAddress address, Jvm jvm, IntFunction<byte[]> requests) {}

    /**
     * The medians of one side's runs, each by itself.
     *
     * @param cpuMicros processor time of the server per request: comparable also when the machine is busy with other things
     * @param errors of all runs together
     */
    record Medians(double perSecond, double p50, double p99, double cpuMicros, long errors) {}

    private record Run(Result result, double cpuMicros) {}

    private final Report report;
    private final List<Side> sides;
    private final int rounds;
    private final Duration measured;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    Comparison(Report report, List<Side> sides, int rounds, Duration measured) {
        this.report = report;
        this.sides = List.copyOf(sides);
        this.rounds = rounds;
        this.measured = measured;
    }

    /** Compiled code before the first number; by count, so that a slow side gets as far as a fast one. */
    void warmUp(int requests) throws InterruptedException {
        for (Side side : sides) {
            new Load(side.address(), 16, side.requests()).times(requests);
        }
    }

    void head() {
        report.say(
                "%n%-12s%-8s%12s%10s%10s%10s%8s",
                "connections", "", "requests/s", "p50 ms", "p99 ms", "cpu µs", "errors");
    }

    /** All rounds at so many connections, printed; by the side's name. */
    Map<String, Medians> at(int connections) throws InterruptedException {
        Map<Side, List<Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Side side : sides) {
                runs.computeIfAbsent(side, any -> new ArrayList<>()).add(measure(connections, side));
            }
        }
        Map<String, Medians> found = new LinkedHashMap<>();
        runs.forEach((side, all) -> found.put(side.name(), row(connections, side.name(), all)));
        return found;
    }

    /** All that was printed, for the report's file. */
    List<Map<String, Object>> rows() {
        return rows;
    }

    private Run measure(int connections, Side side) throws InterruptedException {
        Duration before = side.jvm().processorTime();
        Result result = new Load(side.address(), connections, side.requests()).during(Duration.ofSeconds(1), measured);
        Duration used = side.jvm().processorTime().minus(before);
        return new Run(result, used.toNanos() / 1000.0 / result.sent());
    }

    private Medians row(int connections, String side, List<Run> all) {
        Medians medians = new Medians(
                median(all, run -> run.result().perSecond()),
                median(all, run -> run.result().millis(50)),
                median(all, run -> run.result().millis(99)),
                median(all, Run::cpuMicros),
                all.stream().mapToLong(run -> run.result().otherThan(200)).sum());
        report.say(
                "%-12d%-8s%,12.0f%10.2f%10.2f%10.0f%8d",
                connections,
                side,
                medians.perSecond(),
                medians.p50(),
                medians.p99(),
                medians.cpuMicros(),
                medians.errors());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("connections", connections);
        row.put("side", side);
        row.put("perSecond", Math.round(medians.perSecond()));
        row.put("p50Millis", medians.p50());
        row.put("p99Millis", medians.p99());
        row.put("cpuMicros", Math.round(medians.cpuMicros()));
        row.put("errors", medians.errors());
        row.put(
                "allPerSecond",
                all.stream().map(run -> Math.round(run.result().perSecond())).toList());
        rows.add(row);
        return medians;
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
        return runs.stream().mapToDouble(value).sorted().toArray()[runs.size() / 2];
    }
}
