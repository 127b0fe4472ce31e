package io.serai.benchmark;

import io.serai.benchmark.Load.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Orders by the thousand, some bad: is each answered as it should be, and recorded, also if the hub stops meanwhile? */
final class OrdersCheck {
    private static final int CONNECTIONS = 32;
    private static final double HEAP_GROWTH = 20;
    private static final String COMPLETED = "COMPLETED";
    /** What the sample route records of a bad order, which it answers with 422. */
    private static final String REFUSED = "FAILED (The order is not valid.)";

    private static final Duration SETTLED = Duration.ofSeconds(90);

    private final Bench.Options options;
    private final Report report;
    private final Orders orders;

    OrdersCheck(Bench.Options options, Report report) throws IOException {
        this.options = options;
        this.report = report;
        this.orders = new Orders(options.root());
    }

    void run() throws IOException, InterruptedException {
        Hub hub = new Hub(options.root(), options.work().resolve("orders"), options.database());
        hub.start();
        try (hub) {
            hub.installSample();
            many(hub);
            stopped(hub);
        }
    }

    private void many(Hub hub) throws IOException, InterruptedException {
        Load load = new Load(hub.address(), CONNECTIONS, orders::mixed);
        // pools are full and classes loaded before the first look
        load.times(2000);
        Set<String> before = hub.executions().keySet();
        Jvm jvm = hub.jvm();
        double heap = jvm.heapMegabytes();
        Map<String, Integer> threads = jvm.threads();

        int count = options.orders();
        int bad = Orders.badAmong(count);
        Result result = load.times(count);
        report.say(
                "%,d orders at %d connections in %.1f s: %,.0f/s, p50 %.1f ms, p99 %.1f ms",
                count, CONNECTIONS, result.seconds(), result.perSecond(), result.millis(50), result.millis(99));
        report.check(status(result, 200) == count - bad, "%,d orders answered 200", status(result, 200));
        report.check(status(result, 422) == bad, "%,d bad orders answered 422", status(result, 422));
        report.check(
                result.otherThan(200, 422) == 0, "%d answered otherwise or not at all", result.otherThan(200, 422));

        Map<String, String> recorded = new TreeMap<>(hub.executions());
        recorded.keySet().removeAll(before);
        report.check(recorded.size() == count, "%,d executions recorded: %s", recorded.size(), byStatus(recorded));
        report.check(
                missing(result, recorded).isEmpty(),
                "%d replies without execution",
                missing(result, recorded).size());
        report.check(
                number(recorded, COMPLETED) == status(result, 200) && number(recorded, REFUSED) == status(result, 422),
                "as many completed and refused ones as replies");
        whole(recorded);

        double growth = jvm.heapMegabytes() - heap;
        report.check(growth < HEAP_GROWTH, "heap after a collection %.1f MB, before %.1f MB", heap + growth, heap);
        Map<String, Integer> after = settled(jvm, threads);
        report.check(
                sum(after) <= sum(threads),
                "%d threads, before %d %s",
                sum(after),
                sum(threads),
                change(threads, after));
        report.fact("perSecond", result.perSecond());
        report.fact("heapBefore", heap);
        report.fact("heapAfter", heap + growth);
    }

    private void stopped(Hub hub) throws IOException, InterruptedException {
        Set<String> before = hub.executions().keySet();
        CompletableFuture<Result> load = CompletableFuture.supplyAsync(() -> {
            try {
                return new Load(hub.address(), CONNECTIONS, orders::mixed).times(Integer.MAX_VALUE);
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        TimeUnit.SECONDS.sleep(3);
        hub.stop();
        Result result = load.join();
        hub.start();
        Map<String, String> recorded = new TreeMap<>(hub.executions());
        recorded.keySet().removeAll(before);
        report.say(
                "Stopped under load after %,d replies %s; %d requests were refused or cut off.",
                result.latencies().getTotalCount(), result.statuses(), result.errors());
        long answered = status(result, 200) + status(result, 422);
        report.check(
                answered == result.executions().size(), "%,d orders answered, each with its execution's id", answered);
        report.check(
                missing(result, recorded).isEmpty(),
                "%d of them not recorded",
                missing(result, recorded).size());
        report.say("          %,d executions recorded: %s", recorded.size(), byStatus(recorded));
        whole(recorded);
        long others = result.latencies().getTotalCount() - answered - status(result, 503);
        report.check(others == 0, "%d replies were neither 200, 422 nor 503", others);
    }

    /** None is still running, was interrupted, or failed for another reason than a bad order. */
    private void whole(Map<String, String> recorded) {
        long others = recorded.size() - number(recorded, COMPLETED) - number(recorded, REFUSED);
        report.check(others == 0, "%d executions half recorded, or failed for another reason", others);
    }

    private static long number(Map<String, String> recorded, String outcome) {
        return recorded.values().stream().filter(outcome::equals).count();
    }

    private static long status(Result result, int status) {
        return result.statuses().getOrDefault(status, 0L);
    }

    private static Set<String> missing(Result result, Map<String, String> recorded) {
        Set<String> missing = new TreeSet<>(result.executions());
        missing.removeAll(recorded.keySet());
        return missing;
    }

    private static Map<String, Integer> byStatus(Map<String, String> recorded) {
        Map<String, Integer> counts = new TreeMap<>();
        recorded.values().forEach(status -> counts.merge(status, 1, Integer::sum));
        return counts;
    }

    /** Pools may need some time to shrink again. */
    private static Map<String, Integer> settled(Jvm jvm, Map<String, Integer> before)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + SETTLED.toNanos();
        Map<String, Integer> now = jvm.threads();
        while (sum(now) > sum(before) && System.nanoTime() < until) {
            TimeUnit.SECONDS.sleep(2);
            now = jvm.threads();
        }
        return now;
    }

    private static int sum(Map<String, Integer> threads) {
        return threads.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Which kinds of threads there are more or fewer of. */
    private static Map<String, Integer> change(Map<String, Integer> before, Map<String, Integer> after) {
        Map<String, Integer> change = new TreeMap<>(after);
        before.forEach((name, count) -> change.merge(name, -count, Integer::sum));
        change.values().removeIf(count -> count == 0);
        return change;
    }
}
