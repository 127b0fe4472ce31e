package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.execution.ExecutionStatus;
import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Very many executions wait for a time or a person: what do they cost, and how soon does one go on? */
final class Waiting implements DurableBenchmark.Part {
    private static final int CONNECTIONS = 32;
    private static final double MOST_MEGABYTES = 200;
    private static final double START = 2;
    private static final double RESUMES_MILLIS = 200;
    private static final int DECISIONS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public void run(Setting setting) throws IOException, InterruptedException {
        int count = setting.extended() ? 100_000 : 10_000;
        String timed = setting.unique("waits");
        String asked = setting.unique("asks");
        Hub hub = setting.hub();
        hub.start();
        try (hub) {
            hub.publish(timed, route(timed, "wait:7d"), Map.of());
            hub.publish(asked, route(asked, "approval:go"), Map.of());
            double emptyStart = restart(hub);
            long before = hub.count(ExecutionStatus.WAITING);
            double heap = heapAfter(hub, 200, timed, asked, before);
            double full = heapAfter(hub, count, timed, asked, before);
            setting.fact("heapMegabytesMore", full - heap);
            setting.check(
                    full - heap < MOST_MEGABYTES,
                    "%,d wait; heap after a collection %.1f MB, before %.1f MB (under %.0f MB more)",
                    count,
                    full,
                    heap,
                    MOST_MEGABYTES);
            double fullStart = restart(hub);
            setting.fact("emptyStartSeconds", emptyStart);
            setting.fact("fullStartSeconds", fullStart);
            setting.check(
                    fullStart < START * emptyStart,
                    "starts in %.1f s, without them in %.1f s (under %.0f times that)",
                    fullStart,
                    emptyStart,
                    START);
            double afterStart = hub.jvm().heapMegabytes();
            setting.fact("heapMegabytesAfterStart", afterStart);
            setting.check(afterStart - heap < MOST_MEGABYTES, "heap after that start %.1f MB", afterStart);
            decide(setting, hub);
        }
    }

    private static String route(String id, String wait) {
        return """
                - route:
                    id: %s
                    from:
                      %s
                      steps:
                        - setVariable: { id: keep, name: order, simple: "${body}" }
                        - to: { id: rest, uri: "%s" }
                        - setBody: { id: answer, simple: "${variable.order}" }
                """.formatted(id, FourSteps.hook(id, "accepted"), wait);
    }

    private static double restart(Hub hub) throws IOException, InterruptedException {
        hub.stop();
        return hub.start().toMillis() / 1000.0;
    }

    /** Half of them wait for a time, the others for a person; then what is left on the heap. */
    private static double heapAfter(Hub hub, int count, String timed, String asked, long others)
            throws IOException, InterruptedException {
        byte[][] requests = {FourSteps.request(timed), FourSteps.request(asked)};
        hub.awaitHook(requests[0]);
        hub.awaitHook(requests[1]);
        Result posted = new Load(hub.address(), CONNECTIONS, number -> requests[number % 2]).times(count);
        if (posted.otherThan(202) > 0) {
            throw new IllegalStateException("Not all were accepted: " + posted.statuses());
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (hub.count(ExecutionStatus.WAITING) < others + count) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "They do not wait: " + hub.call("GET", "/api/v1/executions/counts", ""));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return hub.jvm().heapMegabytes();
    }

    /** From sending a decision until its execution is seen to have ended. */
    private static void decide(Setting setting, Hub hub) throws IOException, InterruptedException {
        JsonNode open = hub.call("GET", "/api/v1/approvals?status=open&limit=" + DECISIONS, "");
        List<Double> millis = new ArrayList<>();
        for (JsonNode approval : open.path("items")) {
            String execution = approval.path("execution").asText();
            long start = System.nanoTime();
            hub.call("POST", "/api/v1/approvals/" + approval.path("id").asText() + "/approve", "{}");
            while (!hub.call("GET", "/api/v1/executions/" + execution, "")
                    .path("status")
                    .asText()
                    .equals(ExecutionStatus.COMPLETED.name())) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("Execution " + execution + " does not go on");
                }
            }
            millis.add((System.nanoTime() - start) / 1e6);
        }
        List<Double> sorted = millis.stream().sorted().toList();
        double longest = sorted.get(sorted.size() - 1);
        setting.say(
                "%d decisions, one after the other: p50 %.0f ms until its execution had ended, the first %.0f ms",
                sorted.size(), sorted.get(sorted.size() / 2), millis.get(0));
        setting.fact("resumedMillisP50", sorted.get(sorted.size() / 2));
        setting.fact("resumedMillisMax", longest);
        setting.check(
                longest < RESUMES_MILLIS,
                "each goes on within %.0f ms of its decision (under %.0f ms)",
                longest,
                RESUMES_MILLIS);
    }
}
