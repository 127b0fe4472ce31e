package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Plugins and workflows that change under load: how long it takes, when the change is live, and whom it hurts; beside a plain
 * Camel route that is replaced as Camel documents it.
 */
final class PluginsBenchmark {
    private static final int SWAPS = 20;
    private static final int CONNECTIONS = 32;
    private static final double PER_SECOND = 3000;
    private static final double LIVE_WORKFLOW_MILLIS = 100;
    private static final double LIVE_PLUGIN_MILLIS = 1000;
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench.Options options;
    private final Report report;
    private final Path work;
    private final HttpClient http = HttpClient.newHttpClient();

    PluginsBenchmark(Bench.Options options, Report report) {
        this.options = options;
        this.report = report;
        work = options.work().resolve("plugins");
    }

    /** One change of what a hook answers; gives what it answers then. */
    private interface Swap {
        String to(int number) throws IOException, InterruptedException;
    }

    void run() throws IOException, InterruptedException {
        PluginPackages packages = new PluginPackages(work.resolve("packages"));
        Hub hub = new Hub(options.root(), work.resolve("hub"), options.database());
        hub.start();
        try (hub) {
            alone(hub, packages);
            install(hub, packages.of("swap-plugin", "1.0.0"));
            swaps("plugin", hub.address(), "swap-plugin", LIVE_PLUGIN_MILLIS, true, number -> {
                String version = "1.0." + number;
                install(hub, packages.of("swap-plugin", version));
                return version;
            });
            new SleepingSwap(report, hub, packages).run();
            String workflow = hub.publish(
                    "swap-workflow",
                    PluginPackages.route("swap-workflow", FourSteps.hook("swap-workflow", "result"), "1.0.0"),
                    Map.of());
            swaps("workflow", hub.address(), "swap-workflow", LIVE_WORKFLOW_MILLIS, true, number -> {
                String answer = "1.0." + number;
                String dsl = PluginPackages.route("swap-workflow", FourSteps.hook("swap-workflow", "result"), answer);
                hub.call(
                        "PUT",
                        "/api/v1/workflows/" + workflow,
                        JSON.writeValueAsString(Map.of("name", "swap-workflow", "dsl", dsl)));
                hub.call("POST", "/api/v1/workflows/" + workflow + "/publish", "");
                return answer;
            });
        }
        try (Program plain = Program.start(PlainSwap.class, work.resolve("plain.log"))) {
            swaps("plain Camel", plain.address(), "swapped", Double.MAX_VALUE, false, number -> {
                try (HttpConnection connection = new HttpConnection(plain.address())) {
                    connection.exchange(FourSteps.request("replace"));
                }
                return "1.0." + (number + 1);
            });
        }
    }

    private static JsonNode install(Hub hub, Path file) throws IOException, InterruptedException {
        return hub.call("POST", "/api/v1/plugins", "{\"source\":\"file:" + file.toAbsolutePath() + "\"}");
    }

    /** Without load: install, update, remove, each anew. */
    private void alone(Hub hub, PluginPackages packages) throws IOException, InterruptedException {
        List<Double> install = new ArrayList<>();
        List<Double> update = new ArrayList<>();
        List<Double> remove = new ArrayList<>();
        for (int i = 0; i < SWAPS; i++) {
            Path first = packages.of("alone", "1.0." + i);
            Path next = packages.of("alone", "2.0." + i);
            install.add(millis(() -> install(hub, first)));
            update.add(millis(() -> install(hub, next)));
            remove.add(millis(() -> hub.call("DELETE", "/api/v1/plugins/alone", "")));
        }
        say("install", install);
        say("update", update);
        say("remove", remove);
    }

    private interface Work {
        Object run() throws IOException, InterruptedException;
    }

    private static double millis(Work work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private void say(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        double most = sorted.get(sorted.size() - 1);
        report.say("%-32s%8.1f ms median, %8.1f ms at most of %d", what, median, most, sorted.size());
        report.fact(what.replace(' ', '-') + "Millis", Map.of("median", median, "max", most));
    }

    private void swaps(String what, InetSocketAddress address, String path, double aimMillis, boolean ours, Swap swap)
            throws IOException, InterruptedException {
        byte[] request = FourSteps.request(path);
        Duration measured = Duration.ofSeconds(10).plus(BETWEEN.multipliedBy(SWAPS * 2L));
        Load load = new Load(address, CONNECTIONS, number -> request);
        Result before = load.paced(WARM_UP, Duration.ofSeconds(10), PER_SECOND);
        CompletableFuture<Result> running = new CompletableFuture<>();
        Thread loader = new Thread(() -> {
            try {
                running.complete(load.paced(Duration.ofSeconds(1), measured, PER_SECOND));
            } catch (InterruptedException e) {
                running.completeExceptionally(e);
            }
        });
        loader.start();
        TimeUnit.SECONDS.sleep(2);
        List<Double> live = new ArrayList<>();
        for (int i = 1; i <= SWAPS; i++) {
            live.add(untilLive(address, path, i, swap));
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        }
        Result result = result(running, measured);
        say(what + " change live", live);
        long failed = result.otherThan(200);
        report.say(
                "%-32s%8d of %,d requests failed in %d swaps at %,.0f/s; p99.9 %.1f ms, at most %.1f ms"
                        + " (without swaps %.1f and %.1f)",
                what,
                failed,
                result.latencies().getTotalCount(),
                SWAPS,
                result.perSecond(),
                result.millis(99.9),
                result.millis(100),
                before.millis(99.9),
                before.millis(100));
        report.fact(what.replace(' ', '-') + "Failed", failed);
        report.fact(what.replace(' ', '-') + "P999Millis", List.of(before.millis(99.9), result.millis(99.9)));
        if (ours) {
            report.check(failed == 0, "no request failed while a %s was swapped", what);
            double median = live.stream().sorted().toList().get(SWAPS / 2);
            report.say("          aim: live within %.0f ms%s", aimMillis, median <= aimMillis ? "" : ", missed");
        }
    }

    private static Result result(CompletableFuture<Result> running, Duration measured) throws InterruptedException {
        try {
            return running.get(measured.toSeconds() + 120, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Requests hang, or the load ended early", e);
        }
    }

    /** From the beginning of a change until a new request is answered by what is new, in milliseconds. */
    private double untilLive(InetSocketAddress address, String path, int number, Swap swap)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + "/hooks/" + path);
        long start = System.nanoTime();
        String expected = swap.to(number);
        while (true) {
            String body = http.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(40))
                                    .POST(BodyPublishers.ofString("x"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            if (Objects.equals(body, expected)) {
                return (System.nanoTime() - start) / 1e6;
            }
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(30)) {
                throw new IllegalStateException("It answers " + body + " 30 s after the change to " + expected);
            }
        }
    }
}
