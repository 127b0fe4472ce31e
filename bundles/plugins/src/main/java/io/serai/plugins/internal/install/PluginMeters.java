package io.serai.plugins.internal.install;

import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import io.serai.api.plugin.Plugin;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Shows how many plugins there are, by state. */
final class PluginMeters implements AutoCloseable {
    private static final List<String> STATES = List.of(
            PluginViews.ACTIVE, PluginViews.STARTING, PluginViews.FAILED, PluginViews.REFUSED, PluginViews.DRAINING);

    private final List<Meter> meters;

    PluginMeters(Metrics metrics, Supplier<Map<String, Plugin>> plugins) {
        meters = STATES.stream()
                .map(state -> metrics.gauge(
                        "serai.plugins",
                        "Plugins, by state.",
                        () -> plugins.get().values().stream()
                                .filter(plugin -> plugin.state().equals(state))
                                .count(),
                        "state",
                        state))
                .toList();
    }

    @Override
    public void close() {
        meters.forEach(Meter::close);
    }
}
