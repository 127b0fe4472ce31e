package io.serai.camel;

import io.serai.api.error.NotFoundException;
import io.serai.camel.internal.nodes.CamelNodes;
import java.util.List;
import java.util.Map;

/** What routes can be made of: all that Camel knows, and all that plugins add; installed or not. Thread-safe. */
public final class Catalog {
    private final CamelNodes nodes;

    public Catalog(ContextFactory contexts) {
        nodes = new CamelNodes(contexts);
    }

    /**
     * All nodes, by kind and name. The first call takes some hundred milliseconds.
     *
     * @param pinned plugins by name, with their loaders; see {@link PinnedBundles}
     */
    public List<NodeInfo> list(Map<String, ClassLoader> pinned) {
        return nodes.list(pinned);
    }

    /**
     * One node with its options.
     *
     * @throws NotFoundException {@code node.not-found}
     */
    public Node get(String kind, String name, Map<String, ClassLoader> pinned) {
        return nodes.get(kind, name, pinned);
    }
}
