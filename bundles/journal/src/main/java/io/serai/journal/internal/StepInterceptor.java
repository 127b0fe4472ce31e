package io.serai.journal.internal;

import io.serai.journal.RunSettings;
import io.serai.journal.StepSettings;
import io.serai.journal.internal.path.Node;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.InterceptStrategy;

/** Wraps every node of a workflow's routes. */
final class StepInterceptor implements InterceptStrategy {
    private final StepListener listener;
    private final StepClock clock;
    private final RunSettings settings;

    StepInterceptor(StepListener listener, StepClock clock, RunSettings settings) {
        this.listener = listener;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        if (!(definition instanceof ProcessorDefinition<?>)) {
            return target;
        }
        Node node = Node.of(definition);
        StepSettings own = node.takesSettings() ? settings.steps().get(node.id()) : null;
        return own == null
                ? new StepProcessor(node, target, listener, false)
                : new StepProcessor(node, new Limits(node, own, target, listener, clock), listener, true);
    }
}
