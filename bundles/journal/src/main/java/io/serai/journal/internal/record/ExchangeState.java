package io.serai.journal.internal.record;

import io.serai.journal.internal.record.Values.Classes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.trait.message.MessageTrait;
import org.jspecify.annotations.Nullable;

/** How an exchange looked before a step, to tell afterwards what the step did; and to do the same again. */
public final class ExchangeState {
    /** Properties of the hub itself and of Camel's own bookkeeping belong to a pass, not to the run. */
    private static final List<String> PASS = List.of("Serai", "Camel");
    /** What Camel tells the route's author about a step that has ended, and about the message that came in. */
    private static final List<ExchangePropertyKey> TOLD = List.of(
            ExchangePropertyKey.DUPLICATE_MESSAGE,
            ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_SUCCESSFUL_EXECUTION,
            ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_FROM_FALLBACK,
            ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_SHORT_CIRCUITED,
            ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_TIMED_OUT,
            ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_REJECTED,
            ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_IGNORED,
            ExchangePropertyKey.CIRCUIT_BREAKER_RESPONSE_STATE,
            ExchangePropertyKey.AGGREGATED_COMPLETED_BY,
            ExchangePropertyKey.AGGREGATED_CORRELATION_KEY,
            ExchangePropertyKey.AGGREGATED_SIZE,
            ExchangePropertyKey.BATCH_COMPLETE,
            ExchangePropertyKey.BATCH_INDEX,
            ExchangePropertyKey.BATCH_SIZE);

    private static final Set<String> TOLD_NAMES =
            TOLD.stream().map(ExchangePropertyKey::getName).collect(Collectors.toUnmodifiableSet());

    /** What is attached to the message, among the properties of an outcome. */
    private static final String ATTACHED = "SeraiAttachments";

    private final @Nullable Object body;
    private final Map<String, Object> headers;
    private final Map<String, Object> variables;
    private final Map<String, Object> properties;
    private final Map<?, ?> attached;

    private ExchangeState(
            @Nullable Object body,
            Map<String, Object> headers,
            Map<String, Object> variables,
            Map<String, Object> properties,
            Map<?, ?> attached) {
        this.body = body;
        this.headers = headers;
        this.variables = variables;
        this.properties = properties;
        this.attached = attached;
    }

    /** Nothing at all: what an exchange differs from it by is the whole of it. */
    public static ExchangeState empty() {
        return new ExchangeState(null, Map.of(), Map.of(), Map.of(), Map.of());
    }

    public static ExchangeState of(Exchange exchange) {
        return new ExchangeState(
                exchange.getMessage().getBody(),
                new HashMap<>(exchange.getMessage().getHeaders()),
                exchange.hasVariables() ? new HashMap<>(exchange.getVariables()) : Map.of(),
                properties(exchange),
                attached(exchange.getMessage()));
    }

    /**
     * What has changed. Makes a body that can be read only once readable again.
     *
     * @throws UnkeepableException if the body cannot be kept; a header that cannot be kept is left out
     */
    public Outcome outcome(String path, Exchange exchange) {
        Message message = exchange.getMessage();
        Object now = message.getBody();
        Object rereadable = Values.rereadable(now, exchange);
        if (rereadable != now) {
            message.setBody(rereadable);
        }
        boolean same = now == body && Values.isConstant(now);
        List<String> removed = new ArrayList<>();
        Map<String, Payload> set = changed(properties, properties(exchange), "p:", removed);
        Map<?, ?> attachedNow = attached(message);
        if (!attachedNow.isEmpty() && !attachedNow.equals(attached)) {
            set.put(ATTACHED, Attachments.keep(message));
        } else if (attachedNow.isEmpty() && !attached.isEmpty()) {
            removed.add("p:" + ATTACHED);
        }
        return new Outcome(
                path,
                same ? null : Values.keep(rereadable),
                changed(headers, message.getHeaders(), "h:", removed),
                changed(variables, exchange.hasVariables() ? exchange.getVariables() : Map.of(), "v:", removed),
                set,
                removed,
                exchange.isRouteStop(),
                exchange.isRollbackOnly(),
                null);
    }

    private static Map<String, Payload> changed(
            Map<String, Object> before, Map<String, Object> now, String prefix, List<String> removed) {
        Map<String, Payload> changed = new LinkedHashMap<>();
        now.forEach((name, value) -> {
            Object old = before.get(name);
            boolean known = before.containsKey(name);
            if ((!known || old != value || !Values.isConstant(value)) && belongs(name, prefix)) {
                try {
                    changed.put(name, Values.keep(value));
                } catch (UnkeepableException live) {
                    removed.add(prefix + name);
                }
            }
        });
        before.keySet().forEach(name -> {
            if (!now.containsKey(name)) {
                removed.add(prefix + name);
            }
        });
        return changed;
    }

    /** What is attached, by name. */
    private static Map<?, ?> attached(Message message) {
        return message.hasTrait(MessageTrait.ATTACHMENTS)
                        && message.getPayloadForTrait(MessageTrait.ATTACHMENTS) instanceof Map<?, ?> all
                ? new HashMap<>(all)
                : Map.of();
    }

    private static Map<String, Object> properties(Exchange exchange) {
        Map<String, Object> all = new HashMap<>(exchange.getProperties());
        for (ExchangePropertyKey key : TOLD) {
            Object value = exchange.getProperty(key);
            if (value != null) {
                all.put(key.getName(), value);
            }
        }
        return all;
    }

    private static boolean belongs(String name, String prefix) {
        return !prefix.equals("p:")
                || TOLD_NAMES.contains(name)
                || PASS.stream().noneMatch(name::startsWith);
    }

    /** An exchange that is about to enter a route with what came in. */
    public static Exchange entering(Route route, ExchangePattern pattern, Outcome input) {
        Exchange exchange = route.getEndpoint().createExchange(pattern);
        exchange.getExchangeExtension().setFromRouteId(route.getRouteId());
        apply(input, exchange, exchange.getContext().getClassResolver()::resolveClass);
        return exchange;
    }

    /** Does to an exchange what the outcome says that was done. */
    public static void apply(Outcome outcome, Exchange exchange, Classes classes) {
        Message message = exchange.getMessage();
        if (outcome.body() != null) {
            message.setBody(Values.restore(outcome.body(), classes));
        }
        outcome.removed().forEach(name -> remove(exchange, name));
        set(outcome.headers(), message::setHeader, classes);
        set(outcome.variables(), exchange::setVariable, classes);
        outcome.properties().forEach((name, value) -> {
            if (name.equals(ATTACHED)) {
                Attachments.restore(value, message, classes);
            } else {
                exchange.setProperty(name, Values.restore(value, classes));
            }
        });
        if (outcome.stop()) {
            exchange.setRouteStop(true);
        }
        if (outcome.rollback()) {
            exchange.setRollbackOnly(true);
        }
        if (outcome.failure() != null) {
            exchange.setException(Failures.restore(outcome.failure(), classes));
        }
    }

    private static void set(Map<String, Payload> values, BiConsumer<String, Object> setter, Classes classes) {
        values.forEach((name, value) -> setter.accept(name, Values.restore(value, classes)));
    }

    private static void remove(Exchange exchange, String prefixed) {
        String name = prefixed.substring(2);
        switch (prefixed.charAt(0)) {
            case 'h' -> exchange.getMessage().removeHeader(name);
            case 'v' -> exchange.removeVariable(name);
            default -> {
                if (name.equals(ATTACHED)) {
                    exchange.getMessage().removeTrait(MessageTrait.ATTACHMENTS);
                } else {
                    exchange.removeProperty(name);
                }
            }
        }
    }
}
