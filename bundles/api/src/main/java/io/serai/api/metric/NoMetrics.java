package io.serai.api.metric;

import java.util.function.DoubleSupplier;

/** Counts nothing. */
final class NoMetrics implements Metrics {
    private static final Nothing NOTHING = new Nothing();

    @Override
    public Counter counter(String name, String summary, String... tags) {
        return NOTHING;
    }

    @Override
    public Timer timer(String name, String summary, String... tags) {
        return NOTHING;
    }

    @Override
    public Meter gauge(String name, String summary, DoubleSupplier value, String... tags) {
        return NOTHING;
    }

    private static final class Nothing implements Counter, Timer {
        @Override
        public void increment() {
            // nobody counts
        }

        @Override
        public void record(long nanos) {
            // nobody counts
        }

        @Override
        public void close() {
            // there is nothing to take out
        }
    }
}
