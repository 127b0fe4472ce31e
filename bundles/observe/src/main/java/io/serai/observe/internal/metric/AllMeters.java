package io.serai.observe.internal.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The meters of all bundles. One that several bundles have goes when the last of them lets it go: two builds of a plugin's
 * version count together. Whoever holds one must {@link #release} it.
 */
final class AllMeters {
    private final MeterRegistry registry;
    private final Map<MeterKey, Shared> shared = new HashMap<>();

    AllMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param instrument what its holders use; for gauges something else than the meter itself */
    private record Made(Object instrument, Meter meter) {}

    private static final class Shared {
        final Made made;
        int holders;

        Shared(Made made) {
            this.made = made;
        }
    }

    Counter counter(MeterKey key, String summary) {
        return hold(key, Counter.class, () -> {
            Counter counter = Counter.builder(key.name())
                    .description(summary)
                    .tags(key.tags())
                    .register(registry);
            return new Made(counter, counter);
        });
    }

    Timer timer(MeterKey key, String summary) {
        return hold(key, Timer.class, () -> {
            Timer timer = Timer.builder(key.name())
                    .description(summary)
                    .tags(key.tags())
                    .register(registry);
            return new Made(timer, timer);
        });
    }

    GaugeValue gauge(MeterKey key, String summary) {
        return hold(key, GaugeValue.class, () -> {
            GaugeValue value = new GaugeValue(key.name());
            Gauge gauge = Gauge.builder(key.name(), value, GaugeValue::now)
                    .strongReference(true)
                    .description(summary)
                    .tags(key.tags())
                    .register(registry);
            return new Made(value, gauge);
        });
    }

    private synchronized <T> T hold(MeterKey key, Class<T> type, Supplier<Made> maker) {
        Shared known = shared.get(key);
        if (known == null) {
            known = new Shared(maker.get());
            shared.put(key, known);
        }
        if (!type.isInstance(known.made.instrument())) {
            throw new IllegalArgumentException("There is a meter " + key.name() + " of another kind already.");
        }
        known.holders++;
        return type.cast(known.made.instrument());
    }

    synchronized void release(MeterKey key) {
        Shared known = shared.get(key);
        if (known != null && --known.holders == 0) {
            shared.remove(key);
            registry.remove(known.made.meter());
        }
    }
}
