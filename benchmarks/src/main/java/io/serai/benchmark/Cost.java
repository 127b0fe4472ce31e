package io.serai.benchmark;

import io.serai.benchmark.Comparison.Medians;
import io.serai.benchmark.Comparison.Side;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an execution that does not wait costs: rows that are written, bytes on disk, and processor time for each step. */
final class Cost implements DurableBenchmark.Part {
    private static final int CONNECTIONS = 16;
    private static final int COUNTED = 500;
    private static final int STORED = 20_000;
    private static final String INSERTS = "insert into executions";
    private static final double MOST_ROWS = 2;
    private static final double MOST_BYTES = 1_500;
    private static final double MOST_MICROS = 15;
    /** Rows of the hub's own, such as those of its schedules, may fall into the time in which is counted. */
    private static final double OTHER_ROWS = 0.05;

    @Override
    public void run(Setting setting) throws IOException, InterruptedException, SQLException {
        rowsAndBytes(setting);
        processorTime(setting);
    }

    private static void rowsAndBytes(Setting setting) throws IOException, InterruptedException, SQLException {
        String path = setting.unique("cost");
        byte[] request = FourSteps.request(path);
        DatabaseCounters counters = DatabaseCounters.of(setting);
        Hub hub = setting.hub(counters.environment());
        hub.start();
        try (hub) {
            hub.publish(path, FourSteps.route(path, FourSteps.hook(path, "result"), 1), Map.of());
            hub.awaitHook(request);
            Load load = new Load(hub.address(), CONNECTIONS, number -> request);
            Map<String, Long> before = counters.rows(hub);
            load.times(COUNTED);
            Map<String, Long> after = counters.rows(hub);
            setting.check(
                    after.getOrDefault(INSERTS, 0L) - before.getOrDefault(INSERTS, 0L) >= COUNTED,
                    "the database has counted all %d executions",
                    COUNTED);
            rows(setting, before, after);
            hub.stop();
            counters.countNoMore();
            long small = counters.bytes(hub);
            hub.start();
            load.times(STORED);
            hub.stop();
            double bytes = (counters.bytes(hub) - small) / (double) STORED;
            setting.fact("bytesPerExecution", bytes);
            setting.check(
                    bytes < MOST_BYTES,
                    "%,.0f bytes on disk for an execution of %d steps with %d bytes (under %,.0f)",
                    bytes,
                    FourSteps.STEPS,
                    FourSteps.PAYLOAD,
                    MOST_BYTES);
            hub.start();
        }
    }

    private static void rows(Setting setting, Map<String, Long> before, Map<String, Long> after) {
        double all = 0;
        for (Map.Entry<String, Long> kind : after.entrySet()) {
            double each = (kind.getValue() - before.getOrDefault(kind.getKey(), 0L)) / (double) COUNTED;
            if (each > 0) {
                setting.say("%-40s%8.2f an execution", kind.getKey(), each);
                setting.fact("rows." + kind.getKey(), each);
                all += each;
            }
        }
        setting.check(
                all <= MOST_ROWS + OTHER_ROWS,
                "%.2f rows inserted, updated or deleted for an execution that does not wait (at most %.0f)",
                all,
                MOST_ROWS);
    }

    /** A long route beside a short one, in the hub and on plain Camel: what the hub needs more for each further step. */
    private static void processorTime(Setting setting) throws IOException, InterruptedException {
        String shorter = setting.unique(PlainHook.SHORT);
        String longer = setting.unique(PlainHook.LONG);
        Hub hub = setting.hub();
        try (Program plain = Program.start(PlainHook.class, setting.work().resolve("plain.log"))) {
            hub.start();
            try (hub) {
                hub.publish(shorter, FourSteps.route(shorter, FourSteps.hook(shorter, "result"), 1), Map.of());
                hub.publish(
                        longer, FourSteps.route(longer, FourSteps.hook(longer, "result"), PlainHook.TIMES), Map.of());
                hub.awaitHook(FourSteps.request(shorter));
                hub.awaitHook(FourSteps.request(longer));
                Comparison comparison = new Comparison(
                        setting.report(),
                        List.of(
                                side("plain 4", plain.address(), plain.jvm(), PlainHook.SHORT),
                                side("plain 20", plain.address(), plain.jvm(), PlainHook.LONG),
                                side("hub 4", hub.address(), hub.jvm(), shorter),
                                side("hub 20", hub.address(), hub.jvm(), longer)),
                        setting.rounds(),
                        setting.measured());
                comparison.warmUp(setting.warmUp());
                comparison.head();
                Map<String, Medians> found = comparison.at(CONNECTIONS);
                setting.fact("results", comparison.rows());
                judge(setting, found);
            }
        }
    }

    private static Side side(String name, InetSocketAddress address, Jvm jvm, String path) {
        byte[] request = FourSteps.request(path);
        return new Side(name, address, jvm, number -> request);
    }

    private static void judge(Setting setting, Map<String, Medians> found) {
        int steps = FourSteps.STEPS * (PlainHook.TIMES - 1);
        double ours = (micros(found, "hub 20") - micros(found, "hub 4")) / steps;
        double plain = (micros(found, "plain 20") - micros(found, "plain 4")) / steps;
        double whole = (micros(found, "hub 4") - micros(found, "plain 4")) / FourSteps.STEPS;
        setting.fact("hubMicrosPerStep", ours);
        setting.fact("plainMicrosPerStep", plain);
        setting.fact("allMicrosPerStep", whole);
        setting.say(
                "A further step (each fourth a call that is recorded) costs %.1f µs in the hub, %.1f µs on plain Camel",
                ours, plain);
        setting.say(
                "All that the hub adds to the hook of four steps, HTTP and both rows with it: %.1f µs a step", whole);
        setting.check(
                ours - plain < MOST_MICROS,
                "the journal costs %.1f µs of processor time a step (under %.0f µs)",
                ours - plain,
                MOST_MICROS);
    }

    private static double micros(Map<String, Medians> found, String side) {
        return Objects.requireNonNull(found.get(side)).cpuMicros();
    }
}
