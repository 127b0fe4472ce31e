package io.serai.journal.internal;

import io.serai.journal.PluginPins;
import io.serai.journal.RunSettings;
import io.serai.journal.StepSettings;
import io.serai.journal.internal.path.Node;
import io.serai.journal.internal.rules.NoWaiting;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.processor.Delayer;
import org.apache.camel.processor.aggregate.AggregateProcessor;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/** Wraps every node of a workflow's routes. */
final class StepInterceptor implements InterceptStrategy {
    private final StepListener listener;
    private final StepClock clock;
    private final RunSettings settings;
    private final PluginPins plugins;
    private final NoWaiting noWaiting;
    private final Function<GroupStep, Processor> collectors;

    /** @param collectors does what Camel's own aggregators would do in memory */
    StepInterceptor(
            StepListener listener,
            StepClock clock,
            RunSettings settings,
            PluginPins plugins,
            NoWaiting noWaiting,
            Function<GroupStep, Processor> collectors) {
        this.listener = listener;
        this.clock = clock;
        this.settings = settings;
        this.plugins = plugins;
        this.noWaiting = noWaiting;
        this.collectors = collectors;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        if (!(definition instanceof ProcessorDefinition<?>)) {
            return target;
        }
        Node node = Node.of(definition);
        Processor camel = nextTarget == null ? target : nextTarget;
        Processor does = does(context, definition, node, target, camel);
        StepSettings own = node.takesSettings() ? settings.steps().get(node.id()) : null;
        Processor limited = own == null ? does : new Limits(node, own, does, listener, clock);
        return Branches.begin(
                definition,
                new StepProcessor(
                        node,
                        StepOwner.of(context, plugins, camel),
                        limited,
                        Idempotency.of(camel),
                        listener,
                        own != null || does instanceof Delays));
    }

    private Processor does(CamelContext context, NamedNode definition, Node node, Processor target, Processor camel) {
        if (camel instanceof AggregateProcessor aggregator) {
            return collectors.apply(GroupStep.of(context, node.id(), aggregator));
        }
        if (camel instanceof Delayer delayer) {
            return new Delays(node.id(), delayer, noWaiting, clock, listener);
        }
        if (definition instanceof SagaDefinition saga) {
            return new Sagas(saga, target);
        }
        Processor awaited = definition instanceof CircuitBreakerDefinition ? new Awaited(target) : target;
        return Branches.around(definition, awaited, camel);
    }
}
