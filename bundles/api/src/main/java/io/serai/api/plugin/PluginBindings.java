package io.serai.api.plugin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which plugin versions are there to run with: now, or, in {@link io.serai.api.workflow.RoutePacks#prepare}, once a change
 * is made. Several versions of a plugin may run side by side; one of them is active and takes new executions. Implemented by
 * the plugins bundle. Thread-safe, and quick: nothing blocks.
 */
public interface PluginBindings {
    /**
     * What a new execution gets.
     *
     * @throws io.serai.api.error.ConflictException {@code plugin.version-missing} if {@link PluginNeeds#pinned} asks for a
     *     version that is not there
     */
    PluginBinding bind(PluginNeeds needs);

    /**
     * What an execution that began with these versions goes on with.
     *
     * @return null as long as one of them is not running
     */
    @Nullable
    PluginBinding restore(Map<String, String> versions);

    /**
     * Runs a task after each change of what {@link #restore} answers, on the thread of the change; it must not block.
     *
     * @return ends that
     */
    AutoCloseable whenChanged(Runnable listener);
}
