package io.serai.workflows.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code probe:NAME}: a source of messages in the hands of a test. */
public final class ProbeComponent extends DefaultComponent {
    private static final Map<String, DefaultConsumer> SOURCES = new ConcurrentHashMap<>();

    /** Brings a message in, as a broker does that keeps it until it is acknowledged. */
    static Exchange deliver(String name, String messageId, String body, AsyncCallback acknowledge) {
        DefaultConsumer consumer = SOURCES.get(name);
        Exchange exchange = consumer.createExchange(false);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader("Message-ID", messageId);
        consumer.getAsyncProcessor().process(exchange, acknowledge);
        return exchange;
    }

    static boolean isStarted(String name) {
        return SOURCES.containsKey(name);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                throw new UnsupportedOperationException("probe: is a source");
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                return new DefaultConsumer(this, processor) {
                    @Override
                    protected void doStart() throws Exception {
                        super.doStart();
                        SOURCES.put(remaining, this);
                    }

                    @Override
                    protected void doStop() throws Exception {
                        SOURCES.remove(remaining, this);
                        super.doStop();
                    }
                };
            }
        };
    }
}
