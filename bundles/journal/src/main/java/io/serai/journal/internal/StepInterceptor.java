package io.serai.journal.internal;

import io.serai.journal.RunSettings;
import io.serai.journal.StepSettings;
import io.serai.journal.internal.path.Node;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.processor.aggregate.AggregateProcessor;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/** Wraps every node of a workflow's routes. */
final class StepInterceptor implements InterceptStrategy {
    private final StepListener listener;
    private final StepClock clock;
    private final RunSettings settings;
    private final Function<GroupStep, Processor> collectors;

    /** @param collectors does what Camel's own aggregators would do in memory */
    StepInterceptor(
            StepListener listener, StepClock clock, RunSettings settings, Function<GroupStep, Processor> collectors) {
        this.listener = listener;
        this.clock = clock;
        this.settings = settings;
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
        Processor does = camel instanceof AggregateProcessor aggregator
                ? collectors.apply(GroupStep.of(context, node.id(), aggregator))
                : Branches.around(
                        definition,
                        definition instanceof CircuitBreakerDefinition ? new Awaited(target) : target,
                        camel);
        StepSettings own = node.takesSettings() ? settings.steps().get(node.id()) : null;
        Processor limited = own == null ? does : new Limits(node, own, does, listener, clock);
        return Branches.begin(
                definition, new StepProcessor(node, limited, Idempotency.of(camel), listener, own != null));
    }
}
