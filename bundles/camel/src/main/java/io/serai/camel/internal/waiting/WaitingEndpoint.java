package io.serai.camel.internal.waiting;

import io.serai.camel.suspend.Suspender;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultEndpoint;

/** A step that waits: what the three kinds of it share. */
final class WaitingEndpoint extends DefaultEndpoint {
    private final Start start;

    /** Begins a wait. */
    @FunctionalInterface
    interface Start {
        /** As {@link org.apache.camel.AsyncProcessor#process}. */
        boolean begin(Exchange exchange, Suspender execution, AsyncCallback callback);
    }

    WaitingEndpoint(String uri, Component component, Start start) {
        super(uri, component);
        this.start = start;
    }

    @Override
    public Producer createProducer() {
        return new DefaultAsyncProducer(this) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                Suspender execution = exchange.getProperty(Suspender.PROPERTY, Suspender.class);
                try {
                    if (execution == null) {
                        throw new IllegalStateException(
                                getEndpointUri() + " can wait only in a workflow that runs as an execution.");
                    }
                    return start.begin(exchange, execution, callback);
                } catch (RuntimeException e) {
                    exchange.setException(e);
                    callback.done(true);
                    return true;
                }
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(getEndpointUri() + " is a step, not a trigger.");
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }
}
