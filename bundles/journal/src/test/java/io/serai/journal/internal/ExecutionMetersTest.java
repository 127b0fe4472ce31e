package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.api.metric.Counter;
import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import io.serai.api.metric.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class ExecutionMetersTest {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Counting metrics = new Counting();
    private final ExecutionMeters meters = new ExecutionMeters(metrics);

    @Test
    void countsByWorkflowAndStatus() {
        meters.begun("orders");
        meters.begun("orders");
        meters.ended("orders", ExecutionStatus.COMPLETED, 5);
        meters.ended("orders", ExecutionStatus.FAILED, 5);
        meters.ended("orders", ExecutionStatus.COMPLETED, 5);

        assertThat(counts)
                .containsEntry("serai.executions.begun [workflow, orders]", 2)
                .containsEntry("serai.executions.ended [workflow, orders, status, COMPLETED]", 2)
                .containsEntry("serai.executions.ended [workflow, orders, status, FAILED]", 1)
                .hasSize(3);
        assertThat(metrics.made).as("each is made once").isEqualTo(3);
    }

    @Test
    void afterSoManyWorkflowsTheOthersCountTogether() {
        for (int i = 0; i < ExecutionMeters.WORKFLOWS + 5; i++) {
            meters.begun("workflow-" + i);
        }
        meters.begun("workflow-0");

        assertThat(counts)
                .hasSize(ExecutionMeters.WORKFLOWS + 1)
                .containsEntry("serai.executions.begun [workflow, other]", 5)
                .containsEntry("serai.executions.begun [workflow, workflow-0]", 2);
    }

    private final class Counting implements Metrics {
        private int made;

        @Override
        public Counter counter(String name, String summary, String... tags) {
            return counted(name, tags);
        }

        @Override
        public Timer timer(String name, String summary, String... tags) {
            return counted(name, tags);
        }

        @Override
        public Meter gauge(String name, String summary, DoubleSupplier value, String... tags) {
            throw new AssertionError(name);
        }

        private Counted counted(String name, String... tags) {
            made++;
            return new Counted(name + " " + java.util.List.of(tags));
        }
    }

    private final class Counted implements Counter, Timer {
        private final String key;

        Counted(String key) {
            this.key = key;
        }

        @Override
        public void increment() {
            counts.merge(key, 1, Integer::sum);
        }

        @Override
        public void record(long nanos) {
            assertThat(nanos).isEqualTo(5_000);
            increment();
        }

        @Override
        public void close() {
            counts.remove(key);
        }
    }
}
