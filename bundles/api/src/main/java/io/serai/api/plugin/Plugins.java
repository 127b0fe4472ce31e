package io.serai.api.plugin;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import java.time.Duration;

/**
 * The plugins of this hub. Whoever changes something edits the wanted set; one thread brings the hub to it, all or nothing.
 * Thread-safe.
 */
public interface Plugins {
    Page<Plugin> list(PageRequest page);

    /** @throws io.serai.api.error.NotFoundException {@code plugin.not-found} */
    Plugin get(String id);

    /** What installing would do. Changes nothing; a source that cannot be read at all is an error as in {@link #install}. */
    PluginPlan planInstall(PluginSource source);

    /** What removing would do; throws as {@link #get}. */
    PluginPlan planRemove(String id);

    /**
     * Installs a plugin, or another version of it beside the one that runs, with what it requires from the catalogs. New
     * executions go to the new version once it is healthy.
     *
     * @param patience how long to wait for the end; the operation goes on after it
     * @return the operation, perhaps still running
     * @throws io.serai.api.error.SeraiException with the refusal's code; then everything is as before
     */
    PluginOperation install(PluginSource source, Duration patience);

    /**
     * Makes a version that is here active again, older or newer; throws as {@link #install}, and
     * {@code plugin.version-missing} if its package is not kept.
     */
    PluginOperation want(String id, String version, Duration patience);

    /**
     * Removes a plugin and all it brought; throws as {@link #get}.
     *
     * @param force pauses the executions that have not ended, instead of refusing because of them
     * @throws io.serai.api.error.ConflictException {@code plugin.in-use} or {@code plugin.needed}
     */
    PluginOperation remove(String id, boolean force, Duration patience);

    /** Has executions that wait on one version go on with another. */
    PluginUsage.Migration migrate(String id, String from, String to);

    /** @throws io.serai.api.error.NotFoundException {@code plugin.operation-not-found} */
    PluginOperation operation(String id);

    /** The newest first. */
    Page<PluginOperation> operations(PageRequest page);
}
