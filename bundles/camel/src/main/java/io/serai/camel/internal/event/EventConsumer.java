package io.serai.camel.internal.event;

import io.serai.api.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts its route once per event, on a thread of its own, in the order of the events. */
final class EventConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
    /** Events that may wait; more than that are dropped with a warning, since the publisher must not block. */
    private static final int QUEUE = 10_000;

    private final EventEndpoint endpoint;
    private @Nullable ExecutorService thread;
    private @Nullable AutoCloseable subscription;

    EventConsumer(EventEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ThreadPoolProfile profile = new ThreadPoolProfile("serai-event");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(QUEUE);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        ExecutorService executor = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, endpoint.getEndpointUri(), profile);
        thread = executor;
        subscription = endpoint.bus().listen(event -> {
            if (endpoint.wants(event)) {
                hand(event, executor);
            }
        });
    }

    private void hand(Event event, ExecutorService executor) {
        try {
            executor.execute(() -> start(event));
        } catch (RejectedExecutionException e) {
            LOG.warn("{} dropped event {} of {}: its route does not keep up", endpoint, event.seq(), event.room());
        }
    }

    private void start(Event event) {
        Exchange exchange = createExchange(true);
        exchange.setProperty("SeraiTenant", event.tenant());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.type());
        body.put("room", event.room());
        body.put("seq", event.seq());
        body.put("at", event.at().toString());
        body.put("data", event.data());
        exchange.getMessage().setBody(body);
        getAsyncProcessor().process(exchange, ignored -> {
            if (exchange.getException() != null) {
                getExceptionHandler().handleException("An event's route failed", exchange, exchange.getException());
            }
        });
    }

    @Override
    protected void doStop() throws Exception {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        if (thread != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(thread);
            thread = null;
        }
        super.doStop();
    }
}
