package io.serai.observe.internal.metric;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.serai.api.metric.MetricsExport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Every meter of the hub, with those of the JVM and the process, as Prometheus reads them. */
@Component(service = {HubMetrics.class, MetricsExport.class})
public final class HubMetrics implements MetricsExport {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AllMeters meters = new AllMeters(registry);
    /** It listens to the JVM's collectors, which would hold this bundle. */
    private final JvmGcMetrics collections = new JvmGcMetrics();

    @Activate
    public HubMetrics() {
        List<MeterBinder> binders = List.of(
                new JvmMemoryMetrics(),
                collections,
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics());
        binders.forEach(binder -> binder.bindTo(registry));
    }

    @Deactivate
    void close() {
        collections.close();
        registry.close();
    }

    AllMeters meters() {
        return meters;
    }

    @Override
    public String contentType() {
        return TYPE;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        registry.scrape(out, TYPE);
    }
}
