package io.serai.plugins.internal.install;

import io.serai.api.health.Health;
import io.serai.spi.health.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Up once the plugins that were there at boot have been processed; a plugin that comes later never takes the hub down. */
@Component(service = HealthCheck.class)
public final class PluginsHealth implements HealthCheck {
    private final PluginReconciler reconciler;

    @Activate
    public PluginsHealth(@Reference PluginReconciler reconciler) {
        this.reconciler = reconciler;
    }

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public Health check() {
        String progress = reconciler.bootProgress();
        return progress == null ? Health.UP : Health.down(progress);
    }
}
