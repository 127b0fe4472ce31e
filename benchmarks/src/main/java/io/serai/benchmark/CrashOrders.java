package io.serai.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers who post orders and do not give up: what was refused or cut off is sent again under the same key. */
final class CrashOrders implements AutoCloseable {
    private static final int CALLERS = 8;
    private static final int AGAIN_MILLIS = 100;
    private static final int ACCEPTED = 202;
    private static final int BUSY = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI hook;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> otherReplies = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> changed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();

    CrashOrders(Hub hub) {
        hook = URI.create("http://127.0.0.1:" + hub.address().getPort() + CrashRoutes.HOOK);
    }

    /** Lets so many orders come within a time, each as soon as it is accepted. */
    void post(int count, Duration within) {
        List<Runnable> orders = new ArrayList<>();
        long pause = count == 0 ? 0 : within.toNanos() * CALLERS / count;
        for (int i = 0; i < count; i++) {
            String order = "order-" + number.incrementAndGet();
            orders.add(() -> post(order, pause));
        }
        orders.forEach(callers::execute);
    }

    private void post(String order, long pauseNanos) {
        try {
            while (!send(order)) {
                again.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            }
            if (again.get() % 3 == 0) {
                send(order); // somebody who did not hear the reply
            }
            TimeUnit.NANOSECONDS.sleep(pauseNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean send(String order) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hook)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", order)
                .POST(BodyPublishers.ofString(order))
                .build();
        try {
            HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
            if (reply.statusCode() == ACCEPTED) {
                String id = JSON.readTree(reply.body()).path("executionId").asText();
                String before = accepted.putIfAbsent(order, id);
                if (before != null && !before.equals(id)) {
                    changed.add(order + ": " + before + ", " + id);
                }
                return true;
            }
            if (reply.statusCode() != BUSY) {
                otherReplies.merge(reply.statusCode(), 1, Integer::sum);
            }
        } catch (IOException gone) {
            return false; // the hub is down, or went down before it had answered
        }
        return false;
    }

    /** Waits until all that were given are accepted; false if that took too long. */
    boolean finish(Duration patience) throws InterruptedException {
        callers.shutdown();
        return callers.awaitTermination(patience.toSeconds(), TimeUnit.SECONDS);
    }

    /** The execution of each order. */
    Map<String, String> accepted() {
        return new TreeMap<>(accepted);
    }

    /** Orders that got a second execution. */
    List<String> changed() {
        return List.copyOf(changed);
    }

    /** Replies other than 202 and 503, by status. */
    Map<Integer, Integer> otherReplies() {
        return new TreeMap<>(otherReplies);
    }

    int sentAgain() {
        return again.get();
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
