package io.serai.benchmark;

import io.serai.benchmark.Comparison.Medians;
import io.serai.benchmark.Comparison.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same webhook in the hub, in Node-RED, which keeps nothing, and in n8n, which keeps each execution. */
final class Peers implements DurableBenchmark.Part {
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP = 500;
    private static final double TIMES_N8N = 50;

    @Override
    public void run(Setting setting) throws IOException, InterruptedException {
        String path = setting.unique("peers");
        byte[] request = FourSteps.request(path);
        Hub hub = setting.hub();
        hub.start();
        try (hub;
                NodePeer nodeRed = NodeRed.start(setting);
                NodePeer n8n = N8n.start(setting)) {
            hub.publish(path, FourSteps.route(path, FourSteps.hook(path, "result"), 1), Map.of());
            hub.awaitHook(request);
            new Load(hub.address(), CONNECTIONS, number -> request).times(setting.warmUp());
            List<Side> sides = new ArrayList<>();
            sides.add(new Side("hub", hub.address(), hub.jvm(), number -> request));
            add(setting, sides, "Node-RED", nodeRed, FourSteps.request(NodeRed.PATH));
            add(setting, sides, "n8n", n8n, N8n.request());
            Comparison comparison = new Comparison(setting.report(), sides, setting.rounds(), setting.measured());
            comparison.warmUp(WARM_UP);
            comparison.head();
            Map<String, Medians> found = comparison.at(CONNECTIONS);
            setting.fact("results", comparison.rows());
            judge(setting, found, "Node-RED", 1);
            judge(setting, found, "n8n", TIMES_N8N);
        }
    }

    private static void add(Setting setting, List<Side> sides, String name, @Nullable NodePeer peer, byte[] request)
            throws InterruptedException {
        if (peer == null || !peer.answers(request)) {
            setting.say("%s is left out: npm cannot get it here, or it does not start; see %s", name, setting.work());
            return;
        }
        sides.add(new Side(name, peer.address(), peer.process(), number -> request));
    }

    private static void judge(Setting setting, Map<String, Medians> found, String name, double times) {
        Medians peer = found.get(name);
        if (peer == null) {
            setting.fact(name, "left out");
            return;
        }
        Medians hub = Objects.requireNonNull(found.get("hub"));
        double ratio = hub.perSecond() / peer.perSecond();
        setting.fact("ratioTo" + name, ratio);
        setting.check(ratio > times, "%.1f times the requests per second of %s (more than %.0f)", ratio, name, times);
    }
}
