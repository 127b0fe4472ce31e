package io.serai.camel.schedule;

import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code from: schedule:NAME?…}. It has no clock: the hub reads {@link #options()} from the started context, keeps the
 * schedule, and enters through the route's processor when it is due, on one node of a cluster.
 */
@UriEndpoint(
        scheme = "schedule",
        title = "Schedule",
        syntax = "schedule:name",
        consumerOnly = true,
        category = {Category.SCHEDULING})
public final class ScheduleEndpoint extends DefaultEndpoint {
    private final ScheduleOptions options;

    public ScheduleEndpoint(String uri, Component component, ScheduleOptions options) {
        super(uri, component);
        this.options = options;
    }

    public ScheduleOptions options() {
        return options;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "schedule:" + options.name() + " can only start a route; wait inside one with wait:.");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = new DefaultConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }
}
