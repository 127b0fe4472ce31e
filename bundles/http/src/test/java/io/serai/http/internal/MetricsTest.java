package io.serai.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.metric.Counter;
import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import io.serai.api.metric.MetricsExport;
import io.serai.api.metric.Timer;
import io.serai.http.internal.metric.MetricsServlet;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final List<String> timed = new CopyOnWriteArrayList<>();
    private TestHub hub;

    @BeforeEach
    void start() throws Exception {
        hub = new TestHub(Map.of());
        hub.add("/metrics", new MetricsServlet(hub.gate, hub.settings, hub.neighbours))
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @Test
    void showsWhatThereIsToThisMachineAndToThoseWhoMay() throws Exception {
        HttpResponse<String> early = hub.send(hub.request("/metrics"));
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.body()).contains("observe.starting");
        hub.neighbours.metrics(new Text());

        HttpResponse<String> here = hub.send(hub.request("/metrics"));
        assertThat(here.statusCode()).isEqualTo(200);
        assertThat(here.body()).isEqualTo("things_total 1.0\n");
        assertThat(here.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(here.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(hub.get("/metrics", TestHub.ADMIN).statusCode()).isEqualTo(200);

        HttpResponse<String> without = hub.get("/metrics", TestHub.READER);
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("metrics:read");
        assertThat(hub.get("/metrics", TestHub.NEWCOMER).statusCode()).isEqualTo(403);
        assertThat(hub.get("/metrics", "wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void aProxyOnThisMachineIsNotThisMachine() throws Exception {
        hub.neighbours.metrics(new Text());

        HttpResponse<String> through = hub.send(hub.request("/metrics").header("X-Forwarded-For", "203.0.113.5"));
        assertThat(through.statusCode()).isEqualTo(401);
        assertThat(through.body()).contains("auth.required");
        assertThat(hub.send(hub.request("/metrics")
                                .header("Forwarded", "for=203.0.113.5")
                                .header("Authorization", "Bearer " + TestHub.ADMIN))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void timesRequestsByMethodAndClassOfStatus() throws Exception {
        hub.send(hub.request("/metrics"));
        assertThat(timed).as("nobody counts yet").isEmpty();
        Recording metrics = new Recording();
        hub.requests.bindMetrics(metrics);

        hub.send(hub.request("/metrics")); // 503
        hub.neighbours.metrics(new Text());
        hub.send(hub.request("/metrics"));
        hub.send(hub.request("/metrics"));
        hub.send(hub.request("/metrics").POST(BodyPublishers.noBody()));
        hub.send(hub.request("/metrics").method("PROPFIND", BodyPublishers.noBody()));

        // a reply is read before its request is counted
        waitFor(5);
        assertThat(timed).containsExactlyInAnyOrder("GET 5xx", "GET 2xx", "GET 2xx", "POST 4xx", "other 4xx");

        hub.requests.unbindMetrics(metrics);
        hub.send(hub.request("/metrics"));
        assertThat(timed).hasSize(5);
    }

    private void waitFor(int requests) {
        long until = System.nanoTime() + 60_000_000_000L;
        while (timed.size() < requests && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static final class Text implements MetricsExport {
        @Override
        public String contentType() {
            return "text/plain; version=0.0.4; charset=utf-8";
        }

        @Override
        public void write(OutputStream out) throws IOException {
            out.write("things_total 1.0\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private final class Recording implements Metrics {
        @Override
        public Counter counter(String name, String summary, String... tags) {
            throw new AssertionError(name);
        }

        @Override
        public Timer timer(String name, String summary, String... tags) {
            assertThat(name).isEqualTo("serai.http.requests");
            return new Timer() {
                @Override
                public void record(long nanos) {
                    assertThat(nanos).isPositive();
                    timed.add(tags[1] + " " + tags[3]);
                }

                @Override
                public void close() {
                    // nothing is kept
                }
            };
        }

        @Override
        public Meter gauge(String name, String summary, DoubleSupplier value, String... tags) {
            throw new AssertionError(name);
        }
    }
}
