package io.serai.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From {@code ./serai start} to ready, on a new data directory and on one that is there; and the idle hub's memory. */
final class StartBenchmark {
    private static final double AIM_SECONDS = 8;
    private static final double AIM_MEGABYTES = 450;
    private static final int IDLE_SECONDS = 10;

    private final Bench.Options options;
    private final Report report;

    StartBenchmark(Bench.Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        int rounds = options.extended() ? 5 : 2;
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        // builds what is not built yet, which is not to be measured
        try (Hub hub = hub()) {
            hub.start();
        }
        for (int round = 0; round < rounds; round++) {
            try (Hub hub = hub()) {
                first.add(seconds(hub.start()));
                TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                memory.add(hub.jvm().megabytes());
                hub.stop();
                again.add(seconds(hub.start()));
            }
        }
        say("start on a new data directory", first, "s", AIM_SECONDS);
        say("start on an existing data directory", again, "s", AIM_SECONDS);
        say("resident memory after 10 s idle", memory, "MB", AIM_MEGABYTES);
        report.fact("firstStartSeconds", first);
        report.fact("nextStartSeconds", again);
        report.fact("idleMegabytes", memory);
    }

    private Hub hub() throws IOException {
        return new Hub(options.root(), options.work().resolve("start"), options.database());
    }

    private void say(String what, List<Double> values, String unit, double aim) {
        double median = values.stream().sorted().toList().get(values.size() / 2);
        report.say(
                "%-36s%8.1f %-2s  (aim: under %.0f %s%s)",
                what, median, unit, aim, unit, median < aim ? "" : ", missed");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
