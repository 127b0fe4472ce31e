package io.serai.plugins.internal.tool;

import io.serai.api.metric.Counter;
import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import io.serai.api.metric.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/** Counts in memory; a meter is called by its name and its tags. */
final class FakeMetrics implements Metrics {
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    Set<String> names() {
        return counts.keySet();
    }

    int count(String name) {
        return counts.getOrDefault(name, new AtomicInteger()).get();
    }

    @Override
    public Counter counter(String name, String summary, String... tags) {
        return new Counted(key(name, tags));
    }

    @Override
    public Timer timer(String name, String summary, String... tags) {
        return new Counted(key(name, tags));
    }

    @Override
    public Meter gauge(String name, String summary, DoubleSupplier value, String... tags) {
        return new Counted(key(name, tags));
    }

    private static String key(String name, String... tags) {
        StringBuilder key = new StringBuilder(name);
        for (int i = 0; i < tags.length; i += 2) {
            key.append(' ').append(tags[i]).append('=').append(tags[i + 1]);
        }
        return key.toString();
    }

    private final class Counted implements Counter, Timer {
        private final String key;
        private final AtomicInteger count;

        Counted(String key) {
            this.key = key;
            this.count = counts.computeIfAbsent(key, fresh -> new AtomicInteger());
        }

        @Override
        public void increment() {
            count.incrementAndGet();
        }

        @Override
        public void record(long nanos) {
            count.incrementAndGet();
        }

        @Override
        public void close() {
            counts.remove(key);
        }
    }
}
