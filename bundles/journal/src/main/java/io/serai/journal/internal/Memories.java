package io.serai.journal.internal;

import io.serai.journal.DeployedVersion;
import io.serai.journal.internal.seen.SeenKeys;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.camel.CamelContext;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.support.LifecycleStrategySupport;

/** Gives steps of a version that remember something beyond one execution their place in the store. One per context. */
final class Memories extends ModelLifecycleStrategySupport {
    private final DeployedVersion version;
    private final SeenKeys seen;
    private boolean sagas;
    private final Queue<RouteDefinition> groups = new ArrayDeque<>();

    private Memories(DeployedVersion version, SeenKeys seen) {
        this.version = version;
        this.seen = seen;
    }

    static void of(ModelCamelContext context, DeployedVersion version, SeenKeys seen) {
        Memories memories = new Memories(version, seen);
        context.addModelLifecycleStrategy(memories);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextInitializing(CamelContext initializing) throws VetoCamelContextStartException {
                memories.addGroups(context);
                memories.addSagas(context);
            }
        });
    }

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        give(route, route);
    }

    /** What knows the compensations of a saga while it is under way; a replay begins the saga again. */
    private void addSagas(ModelCamelContext context) throws VetoCamelContextStartException {
        if (sagas && context.hasService(CamelSagaService.class) == null) {
            try {
                context.addService(new InMemorySagaService());
            } catch (Exception e) {
                throw new VetoCamelContextStartException("Sagas cannot be kept", e, context);
            }
        }
    }

    /** Behind the routes of the text, whose first is the one that is entered by hand. */
    private void addGroups(ModelCamelContext context) throws VetoCamelContextStartException {
        while (!groups.isEmpty()) {
            try {
                context.addRouteDefinition(groups.remove()); // may hold further groups
            } catch (Exception e) {
                throw new VetoCamelContextStartException("The steps inside an aggregate cannot be built", e, context);
            }
        }
    }

    private void give(RouteDefinition route, ProcessorDefinition<?> parent) {
        for (ProcessorDefinition<?> step : parent.getOutputs()) {
            if (step instanceof IdempotentConsumerDefinition consumer
                    && consumer.getIdempotentRepository() == null
                    && consumer.getIdempotentRepositoryBean() == null) {
                consumer.setIdempotentRepository(new SeenRepository(seen, version, consumer.getId()));
            }
            sagas |= step instanceof SagaDefinition;
            if (step instanceof AggregateDefinition aggregate) {
                groups.add(GroupRoutes.take(aggregate, route));
            }
            give(route, step);
        }
    }
}
