package io.serai.camel.event;

import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code event:TYPE?…}. As a trigger it listens to nothing: the hub reads {@link #options()} from the started context and
 * enters through the route's processor, so that no event is lost between the two. As a step it is an event's end or wait.
 */
@UriEndpoint(
        scheme = "event",
        title = "Event",
        syntax = "event:type",
        category = {Category.CORE})
public final class EventEndpoint extends DefaultEndpoint {
    private final EventOptions options;
    private final Steps steps;

    /** What it does as a step. */
    @FunctionalInterface
    public interface Steps {
        Producer producer(EventEndpoint endpoint);
    }

    public EventEndpoint(String uri, Component component, EventOptions options, Steps steps) {
        super(uri, component);
        this.options = options;
        this.steps = steps;
    }

    public EventOptions options() {
        return options;
    }

    @Override
    public @Nullable Producer createProducer() {
        return steps.producer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = new DefaultConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }
}
