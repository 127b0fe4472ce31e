package io.serai.journal.internal;

import io.serai.journal.internal.path.NodeIds;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/** Names the nodes of each route before Camel builds it. One per context. */
final class NodeNaming extends ModelLifecycleStrategySupport {
    private final NodeIds ids = new NodeIds();

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        ids.assign(route);
    }
}
