package io.serai.journal.internal;

import io.serai.journal.internal.path.Node;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/** Wraps every node of a workflow's routes. */
final class StepInterceptor implements InterceptStrategy {
    private final StepListener listener;

    StepInterceptor(StepListener listener) {
        this.listener = listener;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        return definition instanceof ProcessorDefinition<?>
                ? new StepProcessor(Node.of(definition), target, Idempotency.of(target, nextTarget), listener)
                : target;
    }
}
