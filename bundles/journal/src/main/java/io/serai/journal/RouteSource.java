package io.serai.journal;

import java.util.function.BiConsumer;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Where the journal finds the routes of an execution that is to go on, perhaps after a restart. Thread-safe. */
public interface RouteSource {
    /**
     * Holds a version open. Blocks on the store, and while the version's context is built.
     *
     * @return null if the version cannot run now: its plugin is not there
     */
    @Nullable
    Lease open(String tenant, String workflow, int version);

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
