package io.serai.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The far side of all effects: writes down each call before it answers, late and by chance. */
final class CountingServer implements AutoCloseable {
    static final String EXECUTION = "X-Execution";
    static final String ITEM = "X-Item";

    private static final String PATH = "/effects/";
    private static final int THREADS = 64;
    private static final int SLOWEST_MILLIS = 30;

    /**
     * One call that arrived.
     *
     * @param key its idempotency key, or null if it had none
     */
    record Arrival(@Nullable String key, long atMillis) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "counting-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Map<String, List<Arrival>>> arrivals = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    CountingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
        server.start();
    }

    /** Where an effect of a name is called. */
    String address(String effect) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH + effect;
    }

    int count() {
        return count.get();
    }

    /** What arrived for an execution, by the effect's name. */
    Map<String, List<Arrival>> of(String execution) {
        Map<String, List<Arrival>> found = arrivals.get(execution);
        if (found == null) {
            return Map.of();
        }
        synchronized (found) {
            Map<String, List<Arrival>> copy = new TreeMap<>();
            found.forEach((effect, all) -> copy.put(effect, List.copyOf(all)));
            return copy;
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            call.getRequestBody().readAllBytes();
            String name = call.getRequestURI().getPath().substring(PATH.length());
            String item = call.getRequestHeaders().getFirst(ITEM);
            String execution = call.getRequestHeaders().getFirst(EXECUTION);
            String effect = item == null ? name : name + item;
            Map<String, List<Arrival>> effects =
                    arrivals.computeIfAbsent(String.valueOf(execution), id -> new TreeMap<>());
            synchronized (effects) {
                effects.computeIfAbsent(effect, any -> new ArrayList<>())
                        .add(new Arrival(
                                call.getRequestHeaders().getFirst("Idempotency-Key"), System.currentTimeMillis()));
            }
            int number = count.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(SLOWEST_MILLIS + 1));
            byte[] reply =
                    ("{\"effect\":\"" + effect + "\",\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, reply.length);
            call.getResponseBody().write(reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
