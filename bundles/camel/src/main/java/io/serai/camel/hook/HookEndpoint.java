package io.serai.camel.hook;

import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code from: hook:NAME?…}, and {@code platform-http:}, {@code servlet:} and {@code rest:} as well. It opens no server:
 * whoever serves its address reads {@link #options()} from the started context and enters through the route's processor.
 */
@UriEndpoint(
        scheme = "hook",
        title = "Hook",
        syntax = "hook:name",
        consumerOnly = true,
        category = {Category.HTTP})
public final class HookEndpoint extends DefaultEndpoint {
    private final HookOptions options;

    public HookEndpoint(String uri, Component component, HookOptions options) {
        super(uri, component);
        this.options = options;
    }

    /** What a route of a started context asks for, if it begins with an HTTP request. */
    public static Optional<HookOptions> of(Route route) {
        if (route.getEndpoint() instanceof HookEndpoint hook) {
            return Optional.of(hook.options);
        }
        // rest: has an endpoint of Camel's, and a consumer of ours
        return route.getConsumer() != null && route.getConsumer().getEndpoint() instanceof HookEndpoint hook
                ? Optional.of(hook.options)
                : Optional.empty();
    }

    public HookOptions options() {
        return options;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                options.address() + " can only start a route; call another workflow with workflow:NAME.");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = new DefaultConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }
}
