package io.serai.journal.internal.path;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;

/**
 * Gives every node of a version an id that depends on its text alone: the author's own, or the EIP's name with a number
 * counted in document order. Camel's own automatic ids come from a counter of the JVM and would change on reload.
 */
public final class NodeIds {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counters = new HashMap<>();

    /** Routes are given in the order in which they stand in the text. */
    public void assign(RouteDefinition route) {
        collect(route);
        if (!route.hasCustomIdAssigned() || route.getId() == null) {
            route.setId(next("route"));
        }
        name(route);
    }

    private void collect(ProcessorDefinition<?> definition) {
        if (own(definition)) {
            taken.add(definition.getId());
        }
        children(definition).forEach(this::collect);
    }

    private void name(ProcessorDefinition<?> definition) {
        for (ProcessorDefinition<?> child : children(definition)) {
            if (!own(child)) {
                // setId of a block would name the last node inside it
                child.idOrCreate(unnamed -> next(child.getShortName()));
            }
            name(child);
        }
    }

    /** In text order; before and after Camel has moved some branches between lists. */
    private static Set<ProcessorDefinition<?>> children(ProcessorDefinition<?> definition) {
        Set<ProcessorDefinition<?>> children = new LinkedHashSet<>(definition.getOutputs());
        if (definition instanceof TryDefinition tried) {
            children.addAll(tried.getCatchClauses());
            if (tried.getFinallyClause() != null) {
                children.add(tried.getFinallyClause());
            }
        } else if (definition instanceof CircuitBreakerDefinition breaker && breaker.getOnFallback() != null) {
            children.addAll(breaker.getOnFallback().getOutputs());
        }
        return children;
    }

    private static boolean own(OptionalIdentifiedDefinition<?> definition) {
        return definition.getId() != null && definition.hasCustomIdAssigned();
    }

    private String next(String shortName) {
        while (true) {
            String id = shortName + counters.merge(shortName, 1, Integer::sum);
            if (taken.add(id)) {
                return id;
            }
        }
    }
}
