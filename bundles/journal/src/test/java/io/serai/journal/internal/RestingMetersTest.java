package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.api.metric.Counter;
import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import io.serai.api.metric.Timer;
import io.serai.journal.Capture;
import io.serai.store.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class RestingMetersTest {
    private final Map<String, DoubleSupplier> gauges = new HashMap<>();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);

    @Test
    void showsWhatRestsAndAsksTheStoreNowAndThen() throws Exception {
        try (TestDatabase database = TestDatabase.derby();
                TestJournal journal = new TestJournal(database);
                RouteRunner runner = new RouteRunner(
                        journal,
                        Capture.EFFECTS,
                        "- from: { uri: 'direct:start', steps: [ { to: { id: nap, uri: 'wait:1h' } } ] }")) {
            RestingMeters meters = new RestingMeters(new Gauges(), database, new LiveRuns(5), clock::get);
            assertThat(value("WAITING")).isZero();

            assertThat(runner.run("a").status()).isEqualTo(ExecutionStatus.WAITING);

            assertThat(value("WAITING")).as("asked a moment ago").isZero();
            clock.addAndGet(TimeUnit.SECONDS.toNanos(6)); // past the end of the numbers, as nanoTime may go
            assertThat(value("WAITING")).isEqualTo(1);
            assertThat(value("PAUSED")).isZero();
            assertThat(gauges.get("serai.executions.live []").getAsDouble()).isZero();

            meters.close();
            assertThat(gauges).isEmpty();
        }
    }

    private double value(String status) {
        return gauges.get("serai.executions.resting [status, " + status + "]").getAsDouble();
    }

    private final class Gauges implements Metrics {
        @Override
        public Counter counter(String name, String summary, String... tags) {
            throw new AssertionError(name);
        }

        @Override
        public Timer timer(String name, String summary, String... tags) {
            throw new AssertionError(name);
        }

        @Override
        public Meter gauge(String name, String summary, DoubleSupplier value, String... tags) {
            String key = name + " " + List.of(tags);
            gauges.put(key, value);
            return () -> gauges.remove(key);
        }
    }
}
