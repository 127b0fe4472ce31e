package io.serai.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A thousand published workflows: what do they take, and does the last one still answer? */
final class ManyWorkflows implements DurableBenchmark.Part {
    private static final int WORKFLOWS = 1_000;
    /** Classes and pools that the first ones bring are there before the first look. */
    private static final int BEFORE = 20;

    private static final double MOST_MEGABYTES = 0.3;
    private static final int IDLE_SECONDS = 10;

    @Override
    public void run(Setting setting) throws IOException, InterruptedException {
        String name = setting.unique("many");
        try (Hub hub = setting.hub()) {
            hub.start();
            publish(hub, name, 0, BEFORE);
            double heap = hub.jvm().heapMegabytes();
            double classes = hub.jvm().metaspaceMegabytes();
            int threads = hub.jvm().threads().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            double idle = idleMillisPerSecond(hub);
            long start = System.nanoTime();
            publish(hub, name, BEFORE, BEFORE + WORKFLOWS);
            double millis = (System.nanoTime() - start) / 1e6 / WORKFLOWS;
            double heapEach = (hub.jvm().heapMegabytes() - heap) / WORKFLOWS;
            double classesEach = (hub.jvm().metaspaceMegabytes() - classes) / WORKFLOWS;
            int threadsMore = hub.jvm().threads().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()
                    - threads;
            double idleAfter = idleMillisPerSecond(hub);
            setting.say(
                    "%,d workflows of %d steps, %.0f ms to publish one: %.3f MB of heap and %.3f MB of classes each",
                    WORKFLOWS, FourSteps.STEPS, millis, heapEach, classesEach);
            setting.say(
                    "%d threads more; idle, %.1f ms of processor time a second, before %.1f ms",
                    threadsMore, idleAfter, idle);
            setting.fact("heapMegabytesEach", heapEach);
            setting.fact("classesMegabytesEach", classesEach);
            setting.fact("publishMillis", millis);
            setting.fact("threadsMore", threadsMore);
            setting.fact("idleMillisPerSecondBefore", idle);
            setting.fact("idleMillisPerSecondAfter", idleAfter);
            setting.check(
                    heapEach + classesEach < MOST_MEGABYTES,
                    "%.3f MB for a deployed workflow (under %.1f MB)",
                    heapEach + classesEach,
                    MOST_MEGABYTES);
            hub.stop();
            double ready = hub.start().toMillis() / 1000.0;
            hub.awaitHook(FourSteps.request(name + "-" + (WORKFLOWS - 1)));
            setting.say("Starts with all of them in %.1f s", ready);
            setting.fact("startSeconds", ready);
        }
    }

    private static void publish(Hub hub, String name, int from, int to) throws IOException, InterruptedException {
        for (int number = from; number < to; number++) {
            String path = name + "-" + number;
            hub.publish(path, FourSteps.route(path, FourSteps.hook(path, "result"), 1), Map.of());
        }
    }

    private static double idleMillisPerSecond(Hub hub) throws IOException, InterruptedException {
        Duration before = hub.jvm().processorTime();
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        return hub.jvm().processorTime().minus(before).toNanos() / 1e6 / IDLE_SECONDS;
    }
}
