package io.serai.observe.internal.metric;

import io.serai.api.metric.Counter;
import io.serai.api.metric.Meter;
import io.serai.api.metric.Metrics;
import io.serai.api.metric.Timer;
import io.serai.api.plugin.PluginPermissions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleSupplier;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The metrics as the bundle sees them that asks for the service; what it made goes when it lets the service go, or stops. */
@Component(service = Metrics.class, scope = ServiceScope.BUNDLE)
public final class BundleMetrics implements Metrics {
    private final OwnMeters meters;

    @Activate
    public BundleMetrics(ComponentContext component, @Reference HubMetrics hub) {
        this(hub, component.getUsingBundle().getLocation());
    }

    /** @param location of the bundle; a plugin's says whose it is, see {@link PluginPermissions#LOCATION} */
    BundleMetrics(HubMetrics hub, String location) {
        String[] parts = location.startsWith(PluginPermissions.LOCATION)
                ? location.substring(PluginPermissions.LOCATION.length()).split("/", -1)
                : new String[0];
        meters = parts.length < 2
                ? OwnMeters.ofHub(hub.meters())
                : OwnMeters.ofPlugin(hub.meters(), decoded(parts[0]), decoded(parts[1]));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    @Deactivate
    void close() {
        meters.close();
    }

    @Override
    public Counter counter(String name, String summary, String... tags) {
        return meters.counter(name, summary, tags);
    }

    @Override
    public Timer timer(String name, String summary, String... tags) {
        return meters.timer(name, summary, tags);
    }

    @Override
    public Meter gauge(String name, String summary, DoubleSupplier value, String... tags) {
        return meters.gauge(name, summary, value, tags);
    }
}
