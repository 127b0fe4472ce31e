package io.serai.spi.health;

import io.serai.api.health.Health;

/** One part of the hub that can be up or down. Registered as a service; {@code /ready} asks all of them. */
public interface HealthCheck {
    /** Short and stable, such as {@code store}. */
    String name();

    /** Answers within a second, from what it knows; may be called from any thread, often. */
    Health check();
}
