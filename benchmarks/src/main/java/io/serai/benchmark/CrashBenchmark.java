package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Kills a hub again and again, without any warning, while executions are under way, and then asks whether all that was
 * accepted has been done: is no execution lost, was every effect called, and each repetition recognizable as one?
 */
public final class CrashBenchmark {
    /** How long the hub lives between two kills. */
    private static final int SHORTEST_LIFE_MILLIS = 200;

    private static final int LONGEST_LIFE_MILLIS = 4_000;
    /** One kill in so many comes before the hub is ready again. */
    private static final int EARLY_ONE_IN = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final int kills;
    private final int executions;
    private final Report report;
    private final Hub hub;
    private final List<Duration> starts = new ArrayList<>();
    private int early;
    private int mostInFlight;

    /**
     * @param root of the repository
     * @param work where the hub's data goes; what is there already is deleted
     * @param database for {@code --db}, or empty for the hub's own
     * @param environment of {@code ./serai}
     */
    private CrashBenchmark(
            Path root,
            Path work,
            String database,
            Map<String, String> environment,
            int kills,
            int executions,
            Report report)
            throws IOException {
        this.kills = kills;
        this.executions = executions;
        this.report = report;
        this.hub = new Hub(root, work.resolve("crash"), database, environment);
    }

    /** All of it; the sentences that did not hold are returned, and everything is printed and kept in a file. */
    public static List<String> run(
            Path root, Path work, String database, Map<String, String> environment, int kills, int executions)
            throws IOException, InterruptedException {
        Report report = new Report("crash", work);
        new CrashBenchmark(root, work, database, environment, kills, executions, report).run();
        report.finish();
        return report.failures();
    }

    private void run() throws IOException, InterruptedException {
        hub.start();
        try (hub;
                CountingServer server = new CountingServer();
                CrashOrders orders = new CrashOrders(hub)) {
            String child = hub.publish(CrashRoutes.CHILD, CrashRoutes.child(server), Map.of());
            String parent = hub.publish(CrashRoutes.NAME, CrashRoutes.parent(server), CrashRoutes.settings());
            Map<String, Integer> approved;
            boolean allAccepted;
            long settleStart;
            boolean settled;
            int doubts;
            try (CrashApprover approver = new CrashApprover(hub, server)) {
                killOftenWhile(orders);
                settleStart = System.nanoTime();
                allAccepted = orders.finish(PATIENCE);
                settled = settle(executions);
                approver.close();
                approved = approver.approved();
                doubts = approver.doubts();
            }
            double settling = (System.nanoTime() - settleStart) / 1e9;
            report.say(
                    "%d kills (%d of them during a start), %d orders (up to %d under way when it died), %d requests sent again; all done %.1f s after the last start",
                    kills, early, executions, mostInFlight, orders.sentAgain(), settling);
            report.fact("mostInFlight", mostInFlight);
            report.say("%d calls were in doubt, and a person decided", doubts);
            report.fact("inDoubt", doubts);
            report.fact("kills", kills);
            report.fact("killsDuringStart", early);
            report.fact("executions", executions);
            report.fact("requestsSentAgain", orders.sentAgain());
            report.fact("secondsUntilAllDone", settling);
            recovery();
            report.check(allAccepted, "every order was accepted within %d s", PATIENCE.toSeconds());
            report.check(settled, "every execution ended within %d s", PATIENCE.toSeconds());
            new CrashChecks(hub, server, orders, kills, report).all(parent, child, approved);
        }
    }

    private void killOftenWhile(CrashOrders orders) throws IOException, InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int given = 0;
        for (int kill = 1; kill <= kills; kill++) {
            // half of them at once: so many are under way when the hub dies for the first time
            int share = executions / 2 + executions / 2 * kill / (kills + 1) - given;
            given += share;
            int life = random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS);
            orders.post(share, kill == 1 ? Duration.ZERO : Duration.ofMillis(life));
            TimeUnit.MILLISECONDS.sleep(life);
            look();
            hub.kill();
            if (random.nextInt(EARLY_ONE_IN) == 0 && kill < kills) {
                kill++;
                early++;
                killDuringStart(random);
            }
            starts.add(hub.start());
            report.say("  killed %d times; ready again after %.1f s", kill, seconds(starts.get(starts.size() - 1)));
        }
        orders.post(executions - given, Duration.ofMillis(LONGEST_LIFE_MILLIS));
    }

    /** How many are under way; a hub that is too busy to say so is killed all the same. */
    private void look() throws InterruptedException {
        try {
            JsonNode counts = hub.call("GET", "/api/v1/executions/counts", "");
            int now = 0;
            for (String status : List.of("QUEUED", "RUNNING", "WAITING")) {
                now += counts.path(status).asInt();
            }
            mostInFlight = Math.max(mostInFlight, now);
        } catch (IOException | IllegalStateException busy) {
            report.say("  not counted: %s", busy);
        }
    }

    private void killDuringStart(ThreadLocalRandom random) throws IOException, InterruptedException {
        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> {
            try {
                hub.start();
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        long usual = starts.isEmpty() ? 5_000 : starts.get(0).toMillis();
        TimeUnit.MILLISECONDS.sleep(random.nextLong(usual / 4, usual));
        while (!hub.kill() && !start.isDone()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        start.handle((done, failed) -> done).join();
        hub.kill(); // it was faster
    }

    /** Whether there are as many executions as orders, and none is under way. */
    private boolean settle(int orders) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            JsonNode counts = hub.call("GET", "/api/v1/executions/counts", "");
            long all = 0;
            long ended = 0;
            for (String status : List.of("COMPLETED", "FAILED", "CANCELLED")) {
                ended += counts.path(status).asLong();
            }
            for (JsonNode count : counts) {
                all += count.asLong();
            }
            if (all == ended && ended >= 2L * orders) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return false;
    }

    private void recovery() {
        List<Double> sorted =
                starts.stream().map(CrashBenchmark::seconds).sorted().toList();
        if (sorted.isEmpty()) {
            return;
        }
        double median = sorted.get(sorted.size() / 2);
        double longest = sorted.get(sorted.size() - 1);
        report.say("From start to ready: p50 %.1f s, longest %.1f s", median, longest);
        report.fact("readySecondsP50", median);
        report.fact("readySecondsMax", longest);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
