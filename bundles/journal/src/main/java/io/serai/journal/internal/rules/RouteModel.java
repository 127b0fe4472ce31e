package io.serai.journal.internal.rules;

import io.serai.journal.internal.path.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;

/** All routes of a workflow, with the ways between them. */
final class RouteModel {
    private static final Set<String> WAITING = Set.of("wait", "approval", "workflow");
    private static final Set<String> CALLS = Set.of(
            "toD",
            "enrich",
            "pollEnrich",
            "process",
            "bean",
            "script",
            "poll",
            "kamelet",
            "recipientList",
            "routingSlip",
            "dynamicRouter",
            "tokenizer",
            "wireTap");

    private final List<RouteDefinition> routes;
    private final Map<String, RouteDefinition> direct = new HashMap<>();

    RouteModel(Collection<RouteDefinition> routes) {
        this.routes = List.copyOf(routes);
        for (RouteDefinition route : routes) {
            FromDefinition from = route.getInput();
            if (from != null && from.getEndpointUri() != null) {
                direct.put(Uris.withoutOptions(from.getEndpointUri()), route);
            }
        }
    }

    List<RouteDefinition> routes() {
        return routes;
    }

    /** All steps of a route, in text order, each once. */
    static List<ProcessorDefinition<?>> steps(RouteDefinition route) {
        Set<ProcessorDefinition<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<ProcessorDefinition<?>> found = new ArrayList<>();
        route.getOutputs().forEach(step -> collect(step, seen, found));
        return found;
    }

    private static void collect(
            ProcessorDefinition<?> step, Set<ProcessorDefinition<?>> seen, List<ProcessorDefinition<?>> found) {
        if (seen.add(step)) {
            found.add(step);
            children(step).forEach(child -> collect(child, seen, found));
        }
    }

    /** What stands inside a step; before and after Camel has moved some branches between lists. */
    static List<ProcessorDefinition<?>> children(ProcessorDefinition<?> step) {
        List<ProcessorDefinition<?>> children = new ArrayList<>(step.getOutputs());
        if (step instanceof TryDefinition tried) {
            children.addAll(tried.getCatchClauses());
            if (tried.getFinallyClause() != null) {
                children.add(tried.getFinallyClause());
            }
        } else if (step instanceof CircuitBreakerDefinition breaker && breaker.getOnFallback() != null) {
            children.addAll(breaker.getOnFallback().getOutputs());
        }
        return children;
    }

    /** Whether anything inside a step calls out. */
    boolean callsOutInside(ProcessorDefinition<?> step) {
        return inside(step, RouteModel::callsOut, newSet());
    }

    /** Whether anything inside a step computes what could be different the second time. */
    boolean computesImpureInside(ProcessorDefinition<?> step) {
        return inside(step, Purity::usesImpureExpression, newSet());
    }

    /** Whether anything inside a step waits without a thread. */
    boolean waitsInside(ProcessorDefinition<?> step) {
        return inside(step, RouteModel::waits, newSet());
    }

    /** All that stands inside a step or is called there, as far as that can be known. */
    List<ProcessorDefinition<?>> inside(ProcessorDefinition<?> step) {
        List<ProcessorDefinition<?>> found = new ArrayList<>();
        inside(
                step,
                child -> {
                    found.add(child);
                    return false;
                },
                newSet());
        return found;
    }

    private boolean inside(
            ProcessorDefinition<?> step,
            Predicate<ProcessorDefinition<?>> condition,
            Set<ProcessorDefinition<?>> visited) {
        if (!visited.add(step)) {
            return false;
        }
        for (ProcessorDefinition<?> child : children(step)) {
            if (condition.test(child) || inside(child, condition, visited)) {
                return true;
            }
        }
        for (String uri : Uris.of(step)) {
            RouteDefinition called = direct.get(Uris.withoutOptions(uri));
            if (called != null && inside(called, condition, visited)) {
                return true;
            }
        }
        return false;
    }

    private static Set<ProcessorDefinition<?>> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static boolean callsOut(ProcessorDefinition<?> step) {
        return CALLS.contains(Kind.of(step))
                || (Kind.of(step).equals("to") && Node.of(step).effect());
    }

    /** Whether a step does not work without the record of its execution. */
    static boolean needsRecord(ProcessorDefinition<?> step) {
        if (step instanceof AggregateDefinition || step instanceof IdempotentConsumerDefinition) {
            return true;
        }
        return step instanceof EndpointRequiredDefinition to
                && to.getEndpointUri() != null
                && (WAITING.contains(Uris.scheme(to.getEndpointUri()))
                        || Uris.scheme(to.getEndpointUri()).equals("event"));
    }

    static boolean waits(ProcessorDefinition<?> step) {
        if (step instanceof EndpointRequiredDefinition to && to.getEndpointUri() != null) {
            String uri = to.getEndpointUri();
            return WAITING.contains(Uris.scheme(uri)) && !uri.contains("wait=false") || Node.waitsForEvent(uri);
        }
        return false;
    }
}
