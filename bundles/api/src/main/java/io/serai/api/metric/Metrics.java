package io.serai.api.metric;

import java.util.function.DoubleSupplier;

/**
 * Makes meters, which show at {@code GET /metrics}. Whoever asks again under the same name and tags gets the same one; ask
 * once and keep it, since asking takes a lock. All that a bundle made goes when the bundle stops.
 *
 * <p>Names are lower-case words joined by dots, such as {@code orders.accepted}; tags are keys and values in turn. The same
 * name always takes the same keys. Give tags few values: each combination is a line of its own, and stays. What a plugin makes is
 * called {@code plugin.ID.NAME} and has the tags {@code plugin} and {@code version} besides its own; it may make
 * {@value #OF_A_PLUGIN} meters, and those beyond that show nowhere.
 *
 * <p>All methods throw {@link IllegalArgumentException} for a name or tags that cannot be used. Thread-safe.
 */
public interface Metrics {
    /** How many meters each bundle of a plugin may make. */
    int OF_A_PLUGIN = 500;

    /** For where nobody counts, such as in tests. */
    Metrics NONE = new NoMetrics();

    /** @param summary what it counts, in one sentence */
    Counter counter(String name, String summary, String... tags);

    /** @param summary what it times, in one sentence */
    Timer timer(String name, String summary, String... tags);

    /**
     * Shows a number.
     *
     * @param summary what it is, in one sentence
     * @param value is asked each time somebody reads the metrics, and must be quick; the last one given counts
     */
    Meter gauge(String name, String summary, DoubleSupplier value, String... tags);
}
