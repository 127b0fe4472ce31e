package io.serai.plugin.allsurfaces;

import io.serai.api.health.Health;
import io.serai.spi.health.HealthCheck;
import org.osgi.service.component.annotations.Component;

/** Shows in {@code /health} as {@code all-surfaces/far-side}. */
@Component
public final class SurfaceHealth implements HealthCheck {
    @Override
    public String name() {
        return "far-side";
    }

    @Override
    public Health check() {
        return Health.UP;
    }
}
