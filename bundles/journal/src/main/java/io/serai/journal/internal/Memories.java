package io.serai.journal.internal;

import io.serai.journal.DeployedVersion;
import io.serai.journal.internal.seen.SeenKeys;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/** Gives steps of a version that remember something beyond one execution their place in the store. One per context. */
final class Memories extends ModelLifecycleStrategySupport {
    private final DeployedVersion version;
    private final SeenKeys seen;

    Memories(DeployedVersion version, SeenKeys seen) {
        this.version = version;
        this.seen = seen;
    }

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        give(route);
    }

    private void give(ProcessorDefinition<?> parent) {
        for (ProcessorDefinition<?> step : parent.getOutputs()) {
            if (step instanceof IdempotentConsumerDefinition consumer
                    && consumer.getIdempotentRepository() == null
                    && consumer.getIdempotentRepositoryBean() == null) {
                consumer.setIdempotentRepository(new SeenRepository(seen, version, consumer.getId()));
            }
            give(step);
        }
    }
}
