package io.serai.camel.internal.guard;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginAccess.Kind;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** An endpoint behind a check of each message that goes out or comes in. */
final class GuardedEndpoint implements Endpoint {
    private static final String BRIDGE = "bridgeEndpoint=true";

    private final Endpoint endpoint;
    private final PluginAccess access;
    private final Reach calls;
    private final @Nullable Reach begins;
    private final boolean bridge;

    /**
     * @param calls what it reaches as a step
     * @param begins what it reaches at the beginning of a route, or null
     */
    GuardedEndpoint(Endpoint endpoint, PluginAccess access, Reach calls, @Nullable Reach begins) {
        this.endpoint = endpoint;
        this.access = access;
        this.calls = calls;
        this.begins = begins;
        this.bridge = endpoint.getEndpointUri().contains(BRIDGE);
    }

    private void check(Exchange exchange) {
        access.require(calls.kind(), calls.target());
        if (calls.kind() == Kind.OUTBOUND) {
            // components for HTTP call what these headers say instead of their own address
            other(exchange, Exchange.REST_HTTP_URI);
            if (!bridge) {
                other(exchange, Exchange.HTTP_URI);
            }
        }
    }

    private void other(Exchange exchange, String header) {
        String uri = exchange.getMessage().getHeader(header, String.class);
        if (uri != null) {
            Reach reach = Reach.of(exchange.getContext().resolvePropertyPlaceholders(uri));
            access.require(Kind.OUTBOUND, reach == null || reach.kind() != Kind.OUTBOUND ? uri : reach.target());
        }
    }

    @Override
    public Producer createProducer() throws Exception {
        return createAsyncProducer();
    }

    @Override
    public AsyncProducer createAsyncProducer() throws Exception {
        AsyncProducer producer = endpoint.createAsyncProducer();
        return new DefaultAsyncProducer(this) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try {
                    check(exchange);
                } catch (RuntimeException e) {
                    exchange.setException(e);
                    callback.done(true);
                    return true;
                }
                return producer.process(exchange, callback);
            }

            @Override
            public boolean isSingleton() {
                return producer.isSingleton();
            }

            @Override
            protected void doStart() {
                ServiceHelper.startService(producer);
            }

            @Override
            protected void doStop() {
                ServiceHelper.stopService(producer);
            }

            @Override
            protected void doShutdown() {
                ServiceHelper.stopAndShutdownService(producer);
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Reach reach = begins;
        return endpoint.createConsumer(reach == null ? processor : checked(processor, reach));
    }

    private AsyncProcessor checked(Processor processor, Reach reach) {
        return new DelegateAsyncProcessor(AsyncProcessorConverterHelper.convert(processor)) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try {
                    access.require(reach.kind(), reach.target());
                } catch (RuntimeException e) {
                    exchange.setException(e);
                    callback.done(true);
                    return true;
                }
                return super.process(exchange, callback);
            }
        };
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        return new GuardedPolling(
                this, endpoint.createPollingConsumer(), () -> access.require(calls.kind(), calls.target()));
    }

    @Override
    public String getEndpointUri() {
        return endpoint.getEndpointUri();
    }

    @Override
    public String getEndpointBaseUri() {
        return endpoint.getEndpointBaseUri();
    }

    @Override
    public String getEndpointKey() {
        return endpoint.getEndpointKey();
    }

    @Override
    public ExchangePattern getExchangePattern() {
        return endpoint.getExchangePattern();
    }

    @Override
    public Exchange createExchange() {
        return endpoint.createExchange();
    }

    @Override
    public Exchange createExchange(ExchangePattern pattern) {
        return endpoint.createExchange(pattern);
    }

    @Override
    public void configureExchange(Exchange exchange) {
        endpoint.configureExchange(exchange);
    }

    @Override
    public CamelContext getCamelContext() {
        return endpoint.getCamelContext();
    }

    @Override
    public void setCamelContext(CamelContext context) {
        endpoint.setCamelContext(context);
    }

    @Override
    public void configureProperties(Map<String, Object> options) {
        endpoint.configureProperties(options);
    }

    @Override
    public boolean isLenientProperties() {
        return endpoint.isLenientProperties();
    }

    @Override
    public boolean isSingleton() {
        return endpoint.isSingleton();
    }

    @Override
    public boolean isSingletonProducer() {
        return endpoint.isSingletonProducer();
    }

    @Override
    public boolean isRemote() {
        return endpoint.isRemote();
    }

    @Override
    public Component getComponent() {
        return endpoint.getComponent();
    }

    @Override
    public void setComponent(Component component) {
        endpoint.setComponent(component);
    }

    @Override
    public void start() {
        endpoint.start();
    }

    @Override
    public void stop() {
        endpoint.stop();
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
