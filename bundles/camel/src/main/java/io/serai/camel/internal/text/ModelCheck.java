package io.serai.camel.internal.text;

import io.serai.camel.internal.text.EndpointCheck.Use;
import io.serai.camel.internal.text.Positions.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.NamedNode;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.DataFormatDefinition;
import org.apache.camel.model.DataFormatDefinitionAware;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.InterceptSendToEndpointDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.ValidateDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.model.dataformat.CustomDataFormat;
import org.apache.camel.model.dataformat.JsonDataFormat;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExpressionDefinition;
import org.jspecify.annotations.Nullable;

/** Walks routes that could be read, and checks what they refer to: components, languages, data formats, expressions. */
final class ModelCheck {
    private final EndpointCheck endpoints;
    private final ExpressionCheck expressions;
    private final Availability availability;
    private final Positions positions;
    private final Problems problems;
    private final Map<String, String> nodeOwners = new HashMap<>();

    ModelCheck(
            EndpointCheck endpoints,
            ExpressionCheck expressions,
            Availability availability,
            Positions positions,
            Problems problems) {
        this.endpoints = endpoints;
        this.expressions = expressions;
        this.availability = availability;
        this.positions = positions;
        this.problems = problems;
    }

    void check(Collection<RouteDefinition> routes) {
        Map<String, Boolean> seen = new HashMap<>();
        for (RouteDefinition route : routes) {
            String id = route.getId();
            if (id != null && seen.put(id, true) != null) {
                problems.add(
                        id,
                        "dsl.duplicate-route-id",
                        "Two routes have the id " + id + "; rename one.",
                        positions.of(route));
            }
            if (route.getInput() == null) {
                problems.add(
                        id,
                        "dsl.missing-from",
                        "The route " + (id == null ? "" : id + " ") + "needs a from: with a uri such as hook:orders.",
                        positions.of(route));
            } else {
                endpoints.check(id, route.getInput().getEndpointUri(), Use.CONSUMER, positions.of(route.getInput()));
            }
            steps(route.getOutputs(), id == null ? "" : id);
        }
    }

    private void steps(Collection<ProcessorDefinition<?>> steps, String route) {
        for (ProcessorDefinition<?> step : steps) {
            duplicate(step, route);
            step(step);
            steps(children(step), route);
        }
    }

    /** Camel moves some branches between lists only when it builds the route; here each is wanted once. */
    private static Collection<ProcessorDefinition<?>> children(ProcessorDefinition<?> step) {
        Set<ProcessorDefinition<?>> children = Collections.newSetFromMap(new IdentityHashMap<>());
        List<ProcessorDefinition<?>> ordered = new ArrayList<>(step.getOutputs());
        if (step instanceof TryDefinition tried) {
            ordered.addAll(tried.getCatchClauses());
            ordered.add(tried.getFinallyClause());
        } else if (step instanceof CircuitBreakerDefinition breaker && breaker.getOnFallback() != null) {
            ordered.addAll(breaker.getOnFallback().getOutputs());
        }
        return ordered.stream()
                .filter(child -> child != null && children.add(child))
                .toList();
    }

    private void duplicate(ProcessorDefinition<?> step, String route) {
        String id = step.getId();
        if (id != null && step.hasCustomIdAssigned() && nodeOwners.put(id, route) != null) {
            problems.add(
                    id, "dsl.duplicate-node-id", "Two steps have the id " + id + "; rename one.", positions.of(step));
        }
    }

    private void step(ProcessorDefinition<?> step) {
        String node = name(step);
        Place at = positions.of(step);
        if (step instanceof ToDynamicDefinition dynamic) {
            dynamic(node, dynamic, at);
        } else if (step instanceof EndpointRequiredDefinition to) {
            endpoints.check(node, to.getEndpointUri(), Use.PRODUCER, at);
        } else if (step instanceof EnrichDefinition || step instanceof PollEnrichDefinition) {
            enrich(node, (ExpressionNode) step, at);
        } else if (step instanceof InterceptSendToEndpointDefinition || step instanceof OnExceptionDefinition) {
            return; // their uri is a pattern, their conditions are predicates of Camel's own
        } else if (step instanceof HasExpressionType holder) {
            expression(node, step, holder, at);
        }
        if (step instanceof CircuitBreakerDefinition && !availability.hasCircuitBreaker()) {
            problems.add(
                    node,
                    "dsl.unavailable-node",
                    "circuitBreaker: no installed plugin brings a circuit breaker; install the plugin camel-microprofile-fault-tolerance.",
                    at);
        }
        if (step instanceof AggregateDefinition aggregate && aggregate.getCorrelationExpression() != null) {
            expressions.check(node, aggregate.getCorrelationExpression().getExpressionType(), false, at);
        }
        if (step instanceof CatchDefinition caught && caught.getOnWhen() != null) {
            expressions.check(node, caught.getOnWhen().getExpression(), true, at);
        }
        if (step instanceof LogDefinition log) {
            expressions.simple(node, log.getMessage(), at);
        }
        if (step instanceof DataFormatDefinitionAware aware) {
            dataFormat(node, aware.getDataFormatType(), at);
        }
    }

    private void dynamic(String node, ToDynamicDefinition to, Place at) {
        String uri = to.getUri();
        if (uri != null && uri.contains("${")) {
            expressions.simple(node, uri, at);
            int colon = uri.indexOf(':');
            // the part before the first expression still names the component
            if (colon > 0 && colon < uri.indexOf("${") && !availability.hasComponent(uri.substring(0, colon))) {
                problems.add(node, "dsl.unknown-component", availability.missingComponent(uri.substring(0, colon)), at);
            }
        } else {
            endpoints.check(node, uri, Use.PRODUCER, at);
        }
    }

    private void enrich(String node, ExpressionNode step, Place at) {
        ExpressionDefinition expression = step.getExpression();
        if (expression instanceof ConstantExpression constant) {
            endpoints.check(
                    node,
                    constant.getExpression(),
                    step instanceof PollEnrichDefinition ? Use.CONSUMER : Use.PRODUCER,
                    at);
        } else {
            expressions.check(node, expression, false, at);
        }
    }

    private void expression(String node, ProcessorDefinition<?> step, HasExpressionType holder, Place at) {
        boolean predicate = holder instanceof WhenDefinition
                || step instanceof FilterDefinition
                || step instanceof ValidateDefinition
                || (step instanceof LoopDefinition loop && Boolean.parseBoolean(loop.getDoWhile()));
        if (step instanceof AggregateDefinition) {
            return;
        }
        ExpressionDefinition expression = holder.getExpressionType();
        if (expression == null && mayStandAlone(step)) {
            return;
        }
        expressions.check(node, expression, predicate, at);
    }

    /** Steps whose expression Camel can do without. */
    private static boolean mayStandAlone(ProcessorDefinition<?> step) {
        return switch (step.getShortName()) {
            case "throttle", "delay", "resequence", "idempotentConsumer", "sort", "script" -> true;
            default -> false;
        };
    }

    private void dataFormat(String node, @Nullable DataFormatDefinition format, Place at) {
        if (format == null) {
            problems.add(node, "dsl.missing-property", "Say which data format, such as json: {}.", at);
            return;
        }
        String name = format instanceof JsonDataFormat json && json.getLibrary() != null
                ? json.getLibrary().getDataFormatName()
                : format.getDataFormatName();
        if (name != null && !(format instanceof CustomDataFormat) && !availability.hasDataFormat(name)) {
            problems.add(node, "dsl.unknown-data-format", availability.missingDataFormat(name), at);
        }
    }

    private static String name(NamedNode node) {
        return node.getId() == null ? node.getShortName() : node.getId();
    }
}
