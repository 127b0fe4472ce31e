package io.serai.camel.hook;

import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code from: hook:NAME?…}. It opens no server: whoever serves {@code /hooks/NAME} reads {@link #options()} from the
 * started context and enters through the route's processor.
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

    public HookOptions options() {
        return options;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "hook:" + options.name() + " can only start a route; call another workflow with workflow:NAME.");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = new DefaultConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }
}
