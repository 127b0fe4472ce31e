package io.serai.journal;

import java.util.function.BiConsumer;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Where the journal finds the routes of an execution that is to go on, perhaps after a restart. Thread-safe. */
public interface RouteSource {
    /**
     * Holds a version open. Blocks on the store, and while the version's context is built.
     *
     * @param plugins those that the execution is pinned to; null for what a new execution of that version would get
     * @return null if the version cannot run now: a plugin is not there in that version
     */
    @Nullable
    Lease open(String tenant, String workflow, int version, @Nullable PluginPins plugins);

    /**
     * Holds open what an execution runs on that moves to other plugins: the same version, or, of a workflow that one of
     * them brought, the one that the plugin's active version brought.
     *
     * @param plugins those that it moves to
     * @return null if that cannot run now
     */
    default @Nullable Lease moved(String tenant, String workflow, int version, PluginPins plugins) {
        return open(tenant, workflow, version, plugins);
    }

    /** Whether all of these versions are there to run with. */
    default boolean has(PluginPins plugins) {
        return true;
    }

    /**
     * Holds the version open that new executions take. Blocks on the store.
     *
     * @param workflow id or name
     * @return null if the workflow does not run
     */
    @Nullable
    Lease active(String tenant, String workflow);

    /** Hears of each workflow whose version has become active, and may have been missed by {@link #open} before. */
    void whenActive(BiConsumer<String, Integer> listener);

    /** Runs a task whenever other plugin versions are there than before; it must not block. */
    default void whenPluginsChange(Runnable listener) {}

    /** A version that does not stop before it is given back. */
    interface Lease extends AutoCloseable {
        DeployedVersion version();

        /** The route of that id, or for an empty one the route that manual runs enter; null if there is none. */
        @Nullable
        Route route(String id);

        @Override
        void close();
    }
}
