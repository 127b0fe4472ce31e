package io.serai.camel.internal.event;

import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.camel.ContextFactory;
import io.serai.camel.event.EventEndpoint;
import io.serai.camel.event.EventOptions;
import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Suspender;
import io.serai.camel.suspend.Wait;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Producer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * {@code event:TYPE}: as a trigger it starts a route for each such event; as a step it publishes the body, or with {@code
 * wait=true} waits for such an event. {@code correlation} is an expression that ties the two together.
 */
public final class EventComponent extends DefaultComponent {
    static final String HEADER = "SeraiEvent";
    private static final String TENANT = "SeraiTenant";
    private static final int MAX_TYPE = 100;
    private static final Set<String> ON_TIMEOUT = Set.of("fail", "continue");

    private record Waiting(boolean waits, @Nullable Long timeoutMillis, String onTimeout) {}

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (remaining.isBlank() || remaining.length() > MAX_TYPE || remaining.contains("#")) {
            throw new IllegalArgumentException(
                    "Say which type of event, such as event:execution.failed or event:order.placed.");
        }
        String correlation = text(parameters.remove("correlation"));
        EventOptions options = new EventOptions(
                remaining, text(parameters.remove("room")), text(parameters.remove("workflow")), correlation);
        Waiting waiting = waiting(parameters);
        EventBus bus = CamelContextHelper.mandatoryLookup(getCamelContext(), ContextFactory.EVENTS, EventBus.class);
        return new EventEndpoint(uri, this, options, endpoint -> producer(endpoint, waiting, bus));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static Waiting waiting(Map<String, Object> parameters) {
        Object wait = parameters.remove("wait");
        Object timeout = parameters.remove("timeout");
        Object onTimeout = parameters.remove("onTimeout");
        String then = onTimeout == null ? "fail" : onTimeout.toString();
        if (!ON_TIMEOUT.contains(then)) {
            throw new IllegalArgumentException("onTimeout must be fail or continue, not '" + onTimeout + "'.");
        }
        return new Waiting(
                wait != null && Boolean.parseBoolean(wait.toString()),
                timeout == null ? null : TimeUtils.toMilliSeconds(timeout.toString()),
                then);
    }

    private Producer producer(EventEndpoint endpoint, Waiting waiting, EventBus bus) {
        EventOptions options = endpoint.options();
        if (options.type().endsWith("*") || EventOptions.isOwn(options.type())) {
            throw new IllegalArgumentException("event:" + options.type()
                    + " can only start a route: a step names one type that is not the hub's own, such as"
                    + " event:order.placed.");
        }
        Expression correlation = options.correlation() == null
                ? null
                : getCamelContext().resolveLanguage("simple").createExpression(options.correlation());
        PluginAccess access =
                getCamelContext().getRegistry().lookupByNameAndType(ContextFactory.ACCESS, PluginAccess.class);
        return new DefaultAsyncProducer(endpoint) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                try {
                    if (access != null) {
                        access.require(PluginAccess.Kind.EVENT, options.type());
                    }
                    if (correlation != null) {
                        correlation.init(exchange.getContext());
                    }
                    String key = correlation == null ? null : correlation.evaluate(exchange, String.class);
                    Suspender execution = exchange.getProperty(Suspender.PROPERTY, Suspender.class);
                    return waiting.waits()
                            ? await(exchange, execution, options.type(), key, waiting, callback)
                            : publish(exchange, execution, options, key, bus, callback);
                } catch (RuntimeException e) {
                    exchange.setException(e);
                    callback.done(true);
                    return true;
                }
            }
        };
    }

    private static boolean await(
            Exchange exchange,
            @Nullable Suspender execution,
            String type,
            @Nullable String correlation,
            Waiting waiting,
            AsyncCallback callback) {
        if (execution == null) {
            throw new IllegalStateException(
                    "event:" + type + " can wait only in a workflow that runs as an execution.");
        }
        Long timeout = waiting.timeoutMillis();
        Wait wait = new Wait(
                Wait.Kind.EVENT,
                Wait.eventSubject(type, correlation),
                timeout == null ? null : Instant.now().plusMillis(timeout),
                correlation == null ? Map.of() : Map.of("correlation", correlation));
        return execution.suspend(exchange, wait, (going, decision) -> apply(going, type, waiting, decision), callback);
    }

    private static void apply(Exchange exchange, String type, Waiting waiting, Decision decision) {
        boolean late = decision.verdict().equals("timed-out");
        if (late && waiting.onTimeout().equals("fail")) {
            throw new IllegalStateException("No event " + type + " came in time.");
        }
        exchange.getMessage().setHeader(HEADER, late ? "timed-out" : "received");
        if (!late) {
            exchange.getMessage().setBody(decision.data());
        }
    }

    private static boolean publish(
            Exchange exchange,
            @Nullable Suspender execution,
            EventOptions options,
            @Nullable String correlation,
            EventBus bus,
            AsyncCallback callback) {
        Map<String, Object> data = data(exchange.getMessage().getBody());
        String room = options.room() == null ? EventOptions.DEFAULT_ROOM : options.room();
        if (execution == null) {
            bus.publish(exchange.getProperty(TENANT, "default", String.class), room, options.type(), () -> data);
            callback.done(true);
            return true;
        }
        execution.publish(exchange, new Suspender.Publication(options.type(), room, correlation, data), failure -> {
            if (failure != null) {
                exchange.setException(failure);
            }
            callback.done(false);
        });
        return false;
    }

    private static Map<String, Object> data(@Nullable Object body) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (body instanceof Map<?, ?> map) {
            map.forEach((name, value) -> data.put(String.valueOf(name), value));
        } else if (body != null) {
            data.put("body", body);
        }
        return data;
    }
}
