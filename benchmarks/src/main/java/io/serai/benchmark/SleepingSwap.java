package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.execution.ExecutionStatus;
import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A plugin's version changes while executions sleep in the old one and requests go on coming: each execution must end on the
 * version it began with, no request may notice, and the old version must be gone soon after its last execution.
 */
final class SleepingSwap {
    private static final String PLUGIN = "sleep-plugin";
    private static final String SLEEPER = "sleeper";
    private static final int SLEEPERS = 50;
    private static final int CONNECTIONS = 16;
    private static final double PER_SECOND = 500;
    private static final Duration SLEEP = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double SLOWER_MILLIS = 250;
    private static final double GONE_SECONDS = 5;

    private final Report report;
    private final Hub hub;
    private final PluginPackages packages;

    SleepingSwap(Report report, Hub hub, PluginPackages packages) {
        this.report = report;
        this.hub = hub;
        this.packages = packages;
    }

    void run() throws IOException, InterruptedException {
        install("1.0.0");
        byte[] request = FourSteps.request(PLUGIN);
        Load load = new Load(hub.address(), CONNECTIONS, number -> request);
        Result before = load.paced(WARM_UP, MEASURED, PER_SECOND);
        CompletableFuture<Result> running = new CompletableFuture<>();
        Thread loader = new Thread(() -> {
            try {
                running.complete(load.paced(Duration.ZERO, MEASURED, PER_SECOND));
            } catch (InterruptedException e) {
                running.completeExceptionally(e);
            }
        });
        loader.start();
        List<String> old = sleepers();
        install("2.0.0");
        List<String> young = sleepers();
        Instant lastOfOld = ended(old, "1.0.0");
        double gone = secondsUntilGone(lastOfOld);
        ended(young, "2.0.0");
        Result during = result(running);
        judge(before, during, gone);
    }

    private void install(String version) throws IOException, InterruptedException {
        Path file = packages.withSleeper(PLUGIN, version, SLEEPER, SLEEP);
        hub.call("POST", "/api/v1/plugins", "{\"source\":\"file:" + file.toAbsolutePath() + "\"}");
    }

    private List<String> sleepers() throws InterruptedException {
        byte[] request = FourSteps.request(SLEEPER);
        Result posted = new Load(hub.address(), 4, number -> request).times(SLEEPERS);
        if (posted.executions().size() != SLEEPERS) {
            throw new IllegalStateException("Not all sleepers were accepted: " + posted.statuses());
        }
        return posted.executions();
    }

    /** Waits for their ends; when the last one was. */
    private Instant ended(List<String> executions, String version) throws IOException, InterruptedException {
        Instant last = Instant.EPOCH;
        List<String> wrong = new ArrayList<>();
        for (String id : executions) {
            JsonNode execution = end(id);
            Instant at = Instant.parse(execution.path("endedAt").asText());
            last = at.isAfter(last) ? at : last;
            if (!execution.path("status").asText().equals(ExecutionStatus.COMPLETED.name())
                    || !execution.path("output").asText().equals(version)
                    || !execution.path("plugins").path(PLUGIN).asText().equals(version)) {
                wrong.add(id + " " + execution.path("status").asText());
            }
        }
        report.check(
                wrong.isEmpty(),
                "%d executions that began on %s ended on it%s",
                executions.size(),
                version,
                wrong.isEmpty() ? "" : ", but not " + wrong);
        return last;
    }

    private JsonNode end(String id) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode execution = hub.call("GET", "/api/v1/executions/" + id, "");
            if (execution.hasNonNull("endedAt")) {
                return execution;
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Execution " + id + " sleeps on");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private double secondsUntilGone(Instant lastOfOld) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (hub.call("GET", "/api/v1/plugins/" + PLUGIN, "").toString().contains("\"1.0.0\"")) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Version 1.0.0 stays");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return Duration.between(lastOfOld, Instant.now()).toMillis() / 1000.0;
    }

    private static Result result(CompletableFuture<Result> running) throws InterruptedException {
        try {
            return running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Requests hang, or the load ended early", e);
        }
    }

    private void judge(Result before, Result during, double gone) {
        long failed = during.otherThan(200);
        report.fact("sleepingFailed", failed);
        report.fact("sleepingP999Millis", List.of(before.millis(99.9), during.millis(99.9)));
        report.fact("sleepingMaxMillis", List.of(before.millis(100), during.millis(100)));
        report.fact("sleepingGoneSeconds", gone);
        report.check(
                failed == 0,
                "%d of %,d requests at %.0f/s failed",
                failed,
                during.latencies().getTotalCount(),
                during.perSecond());
        report.check(
                during.millis(99.9) <= before.millis(99.9) + SLOWER_MILLIS
                        && during.millis(100) <= before.millis(100) + SLOWER_MILLIS,
                "p99.9 %.0f ms and at most %.0f ms, without the change %.0f and %.0f (at most %.0f ms more)",
                during.millis(99.9),
                during.millis(100),
                before.millis(99.9),
                before.millis(100),
                SLOWER_MILLIS);
        report.check(
                gone <= GONE_SECONDS,
                "1.0.0 gone %.1f s after its last execution (at most %.0f s)",
                gone,
                GONE_SECONDS);
    }
}
