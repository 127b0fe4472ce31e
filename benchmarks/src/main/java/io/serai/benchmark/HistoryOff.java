package io.serai.benchmark;

import io.serai.benchmark.Comparison.Medians;
import io.serai.benchmark.Comparison.Side;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The same webhook without history, beside plain Camel that records nothing. */
final class HistoryOff implements DurableBenchmark.Part {
    private static final int CONNECTIONS = 64;
    private static final double RATIO = 0.5;
    /** What a workflow says that wants no history. */
    private static final Map<String, Object> NOTHING = Map.of("capture", "none");

    @Override
    public void run(Setting setting) throws IOException, InterruptedException {
        byte[] plainRequest = FourSteps.request(PlainHook.SHORT);
        String path = setting.unique("nothing");
        byte[] request = FourSteps.request(path);
        Hub hub = setting.hub();
        try (Program plain = Program.start(PlainHook.class, setting.work().resolve("plain.log"))) {
            hub.start();
            try (hub) {
                hub.publish(path, FourSteps.route(path, FourSteps.hook(path, "result"), 1), NOTHING);
                hub.awaitHook(request);
                Comparison comparison = new Comparison(
                        setting.report(),
                        List.of(
                                new Side("plain", plain.address(), plain.jvm(), number -> plainRequest),
                                new Side("hub", hub.address(), hub.jvm(), number -> request)),
                        setting.rounds(),
                        setting.measured());
                comparison.warmUp(setting.warmUp());
                comparison.head();
                judge(setting, comparison.at(CONNECTIONS));
                setting.fact("results", comparison.rows());
            }
        }
    }

    private static void judge(Setting setting, Map<String, Medians> found) {
        Medians hub = Objects.requireNonNull(found.get("hub"));
        Medians plain = Objects.requireNonNull(found.get("plain"));
        double ratio = hub.perSecond() / plain.perSecond();
        setting.fact("ratioToPlain", ratio);
        setting.fact("cpuRatioToPlain", plain.cpuMicros() / hub.cpuMicros());
        long errors = hub.errors() + plain.errors();
        setting.check(errors == 0, "%d errors", errors);
        setting.check(
                ratio >= RATIO,
                "%.2f of plain Camel's requests per second with the settings %s (at least %.1f); %.2f by processor time",
                ratio,
                NOTHING,
                RATIO,
                plain.cpuMicros() / hub.cpuMicros());
    }
}
