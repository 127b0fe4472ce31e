package io.serai.journal.internal;

import io.serai.journal.internal.path.Node;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.processor.aggregate.AggregateProcessor;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/** Wraps every node of a workflow's routes. */
final class StepInterceptor implements InterceptStrategy {
    private final StepListener listener;
    private final Function<GroupStep, Processor> collectors;

    /** @param collectors does what Camel's own aggregators would do in memory */
    StepInterceptor(StepListener listener, Function<GroupStep, Processor> collectors) {
        this.listener = listener;
        this.collectors = collectors;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        if (!(definition instanceof ProcessorDefinition<?>)) {
            return target;
        }
        Processor camel = nextTarget == null ? target : nextTarget;
        Processor does = camel instanceof AggregateProcessor aggregator
                ? collectors.apply(GroupStep.of(context, definition.getId(), aggregator))
                : Branches.around(definition, target, camel);
        return Branches.begin(
                definition, new StepProcessor(Node.of(definition), does, Idempotency.of(camel), listener));
    }
}
