package io.serai.benchmark;

import io.serai.api.execution.ExecutionStatus;
import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Many accepted executions are under way, the hub is killed, and starts again. */
final class Recovery implements DurableBenchmark.Part {
    private static final int EXECUTIONS = 10_000;
    private static final int CONNECTIONS = 64;
    private static final double SERVES_SECONDS = 10;
    private static final double RECOVERED_SECONDS = 60;
    private static final int PATIENCE_SECONDS = 300;
    /** Holds them in the midst of the route before the kill, and no longer after it. */
    private static final String DELAY = "serai.bench.delay";

    @Override
    public void run(Setting setting) throws IOException, InterruptedException {
        String path = setting.unique("recovery");
        byte[] request = FourSteps.request(path);
        Map<String, String> environment = new HashMap<>();
        environment.put("SERAI_JAVA_OPTS", "-Xmx1g -D" + DELAY + "=600000");
        Hub hub = setting.hub(environment);
        // the default would refuse the second half of them
        hub.configure("io.serai.journal.cfg", "runner.threads = 32\nmax.in.flight = " + 2 * EXECUTIONS + "\n");
        hub.start();
        try (hub) {
            String workflow = hub.publish(path, route(path), Map.of());
            long others = unfinished(hub); // of runs before, in a database that was given
            Result posted = new Load(hub.address(), CONNECTIONS, number -> request).times(EXECUTIONS);
            long underWay = unfinished(hub) - others;
            setting.say(
                    "%,d executions accepted, %,d/s; %,d under way when the hub is killed",
                    posted.executions().size(), Math.round(posted.perSecond()), underWay);
            setting.check(
                    posted.otherThan(202) == 0 && underWay >= EXECUTIONS,
                    "%,d executions under way (at least %,d)",
                    underWay,
                    EXECUTIONS);
            hub.kill();
            environment.put("SERAI_JAVA_OPTS", "-Xmx1g -D" + DELAY + "=0");
            long start = System.nanoTime();
            double ready = hub.start().toMillis() / 1000.0;
            hub.awaitHook(request);
            double serves = seconds(start);
            double recovered = awaitAll(hub, others, start);
            setting.fact("readyAfterSeconds", ready);
            setting.fact("servesAfterSeconds", serves);
            setting.fact("recoveredAfterSeconds", recovered);
            setting.check(
                    serves < SERVES_SECONDS,
                    "answers the hook again after %.1f s, ready after %.1f s (under %.0f s)",
                    serves,
                    ready,
                    SERVES_SECONDS);
            setting.check(
                    recovered < RECOVERED_SECONDS,
                    "all have ended after %.1f s (under %.0f s)",
                    recovered,
                    RECOVERED_SECONDS);
            Map<String, String> found = hub.executions("&workflow=" + workflow);
            Map<String, Integer> outcomes = new TreeMap<>();
            posted.executions().forEach(id -> outcomes.merge(found.getOrDefault(id, "lost"), 1, Integer::sum));
            setting.fact("outcomes", outcomes);
            setting.check(
                    outcomes.keySet().equals(Set.of(ExecutionStatus.COMPLETED.name())),
                    "every accepted execution is completed: %s",
                    outcomes);
        }
    }

    private static String route(String path) {
        return """
                - beans:
                    - name: counter
                      type: java.util.concurrent.atomic.AtomicLong
                - route:
                    id: %s
                    from:
                      %s
                      steps:
                        - setVariable: { id: keep, name: order, simple: "${body}" }
                        - threads: { id: hand-over, poolSize: 4, maxPoolSize: 4, maxQueueSize: %d }
                        - delay: { id: hold, simple: "${sys.%s}" }
                        - bean: { id: first, ref: counter, method: incrementAndGet }
                        - bean: { id: second, ref: counter, method: incrementAndGet }
                        - setBody: { id: answer, simple: "${variable.order}" }
                """.formatted(path, FourSteps.hook(path, "accepted"), 2 * EXECUTIONS, DELAY);
    }

    private static long unfinished(Hub hub) throws IOException, InterruptedException {
        return hub.count(ExecutionStatus.RUNNING, ExecutionStatus.QUEUED, ExecutionStatus.WAITING);
    }

    private static double awaitAll(Hub hub, long others, long start) throws IOException, InterruptedException {
        while (unfinished(hub) > others) {
            if (seconds(start) > PATIENCE_SECONDS) {
                return Double.POSITIVE_INFINITY;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return seconds(start);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
