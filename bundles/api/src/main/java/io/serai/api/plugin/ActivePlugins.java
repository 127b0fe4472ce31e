package io.serai.api.plugin;

import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * The one rule of what shows of plugins: of several versions that run side by side, only the active one's REST resources,
 * commands, panels, health checks and agents are offered; the others only end what began on them. Implemented by the plugins
 * bundle. Thread-safe, and quick: nothing blocks.
 */
public interface ActivePlugins {
    /** Whether what a bundle brings is offered: so for the hub's own bundles, and for those of active plugin versions. */
    boolean isActive(Bundle bundle);

    /** The id of the plugin that a bundle belongs to; nothing for the hub's own. */
    Optional<String> pluginOf(Bundle bundle);

    /**
     * Runs a task after each change of what {@link #isActive} answers, on the thread of the change; it must not block.
     *
     * @return ends that
     */
    AutoCloseable whenChanged(Runnable listener);
}
