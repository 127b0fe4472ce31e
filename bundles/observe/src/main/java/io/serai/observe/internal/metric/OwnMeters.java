package io.serai.observe.internal.metric;

import io.micrometer.core.instrument.Tag;
import io.serai.api.metric.Counter;
import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import io.serai.api.metric.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of one bundle. Once closed, it makes none that anybody sees. */
final class OwnMeters implements Metrics, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnMeters.class);

    private final AllMeters all;
    private final String begin;
    private final List<Tag> tags;
    private final int limit;
    private final Map<MeterKey, Held> held = new HashMap<>();
    private boolean closed;
    private boolean told;

    private OwnMeters(AllMeters all, String begin, List<Tag> tags, int limit) {
        this.all = all;
        this.begin = begin;
        this.tags = tags;
        this.limit = limit;
    }

    static OwnMeters ofHub(AllMeters all) {
        return new OwnMeters(all, "", List.of(), Integer.MAX_VALUE);
    }

    static OwnMeters ofPlugin(AllMeters all, String plugin, String version) {
        String name = plugin.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return new OwnMeters(
                all,
                "plugin." + name + ".",
                List.of(Tag.of("plugin", plugin), Tag.of("version", version)),
                OF_A_PLUGIN);
    }

    @Override
    public Counter counter(String name, String summary, String... own) {
        MeterKey key = key(name, own);
        return held(
                key, Counter.class, NONE.counter(name, summary), () -> new HeldCounter(key, all.counter(key, summary)));
    }

    @Override
    public Timer timer(String name, String summary, String... own) {
        MeterKey key = key(name, own);
        return held(key, Timer.class, NONE.timer(name, summary), () -> new HeldTimer(key, all.timer(key, summary)));
    }

    @Override
    public Meter gauge(String name, String summary, DoubleSupplier value, String... own) {
        MeterKey key = key(name, own);
        synchronized (this) {
            Held before = held.get(key);
            if (before instanceof HeldGauge gauge) {
                gauge.close(); // its value is another's now
            }
            return held(key, Meter.class, NONE.gauge(name, summary, value), () -> {
                GaugeValue shown = all.gauge(key, summary);
                shown.add(value);
                return new HeldGauge(key, shown, value);
            });
        }
    }

    private MeterKey key(String name, String... own) {
        return MeterKey.of(name, own).below(begin, tags);
    }

    private synchronized <M extends Meter> M held(MeterKey key, Class<M> type, M nothing, Supplier<Held> maker) {
        Held known = held.get(key);
        if (known == null) {
            if (closed || held.size() >= limit) {
                tellOnce();
                return nothing;
            }
            known = maker.get();
            held.put(key, known);
        }
        if (!type.isInstance(known)) {
            throw new IllegalArgumentException("There is a meter " + key.name() + " of another kind already.");
        }
        return type.cast(known);
    }

    private void tellOnce() {
        if (!closed && !told) {
            told = true;
            LOG.warn("{}: more than {} meters; the others show nowhere. Tags need few values.", tags, limit);
        }
    }

    /** Lets go of all. */
    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(held.values()).forEach(Held::close);
    }

    private abstract class Held implements Meter {
        private final MeterKey key;

        Held(MeterKey key) {
            this.key = key;
        }

        @Override
        public void close() {
            synchronized (OwnMeters.this) {
                if (held.remove(key, this)) {
                    leave();
                    all.release(key);
                }
            }
        }

        void leave() {
            // the registry's is all there is
        }
    }

    private final class HeldCounter extends Held implements Counter {
        private final io.micrometer.core.instrument.Counter counter;

        HeldCounter(MeterKey key, io.micrometer.core.instrument.Counter counter) {
            super(key);
            this.counter = counter;
        }

        @Override
        public void increment() {
            counter.increment();
        }
    }

    private final class HeldTimer extends Held implements Timer {
        private final io.micrometer.core.instrument.Timer timer;

        HeldTimer(MeterKey key, io.micrometer.core.instrument.Timer timer) {
            super(key);
            this.timer = timer;
        }

        @Override
        public void record(long nanos) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private final class HeldGauge extends Held {
        private final GaugeValue shown;
        private final DoubleSupplier value;

        HeldGauge(MeterKey key, GaugeValue shown, DoubleSupplier value) {
            super(key);
            this.shown = shown;
            this.value = value;
        }

        @Override
        void leave() {
            shown.remove(value);
        }
    }
}
