package io.serai.http.internal.rest;

import io.serai.api.health.Health;
import io.serai.spi.health.HealthCheck;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * At boot the parts of the hub come before REST serves what they offer; ready is when it does. Once it did it stays up:
 * later generations replace each other without a gap.
 */
@Component(service = HealthCheck.class)
public final class RestReadiness implements HealthCheck {
    /** One operation of every part that is always there. */
    private static final List<String> CORE = List.of("auth-login", "workflow-list", "execution-list", "plugin-list");

    private final RestGenerations generations;
    private volatile boolean served;

    @Activate
    public RestReadiness(@Reference RestGenerations generations) {
        this.generations = generations;
    }

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public Health check() {
        served = served || generations.serves(CORE);
        return served ? Health.UP : Health.down("The REST operations are being put in place.");
    }
}
