package io.serai.plugins.internal.wanted;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.PluginOperation;
import java.util.Optional;

/** What was done to the wanted set. Thread-safe. */
public interface OperationLog {
    void insert(PluginOperation operation);

    void update(PluginOperation operation);

    Optional<PluginOperation> find(String id);

    /** The newest first. */
    Page<PluginOperation> list(PageRequest page);

    /** Ends what a hub that was killed left running. Returns how many. */
    int endInterrupted(String problem);
}
