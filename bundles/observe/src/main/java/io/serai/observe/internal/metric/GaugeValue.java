package io.serai.observe.internal.metric;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a gauge shows: the last of those who say it counts. */
final class GaugeValue {
    private static final Logger LOG = LoggerFactory.getLogger(GaugeValue.class);

    private final String name;
    private final List<DoubleSupplier> givers = new CopyOnWriteArrayList<>();
    private volatile boolean told;

    GaugeValue(String name) {
        this.name = name;
    }

    void add(DoubleSupplier giver) {
        givers.add(giver);
    }

    void remove(DoubleSupplier giver) {
        givers.remove(giver);
    }

    double now() {
        Object[] all = givers.toArray(); // one look, since one may go meanwhile
        if (all.length == 0) {
            return Double.NaN;
        }
        try {
            return ((DoubleSupplier) all[all.length - 1]).getAsDouble();
        } catch (RuntimeException | LinkageError e) {
            // a plugin's gauge must not keep the others from being read
            if (!told) {
                told = true;
                LOG.warn("The gauge {} has no value: {}", name, e.toString());
            }
            return Double.NaN;
        }
    }
}
