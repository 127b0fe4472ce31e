package io.serai.journal.internal.rules;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** The steps of a context where nothing may wait without a thread, because of what they stand in. */
public final class NoWaiting {
    /** A longer delay is a wait where waits are allowed. */
    public static final long LONGEST_IN_MEMORY_MILLIS = 5_000;

    private final Supplier<Set<String>> steps;
    private volatile @Nullable Set<String> found;

    private NoWaiting(Supplier<Set<String>> steps) {
        this.steps = steps;
    }

    /** Looks at the routes when it is first asked: they are all there then. */
    public static NoWaiting in(CamelContext context) {
        return new NoWaiting(() -> {
            Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
            return model == null ? Set.of() : find(new RouteModel(model.getRouteDefinitions()));
        });
    }

    private static Set<String> find(RouteModel model) {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        for (RouteDefinition route : model.routes()) {
            for (ProcessorDefinition<?> step : RouteModel.steps(route)) {
                if (InsideRules.whyNoWaiting(step) != null) {
                    model.inside(step).forEach(inside -> {
                        if (inside.getId() != null) {
                            ids.add(inside.getId());
                        }
                    });
                }
            }
        }
        return ids;
    }

    /** Whether the step with this id is one of them. */
    public boolean holds(String step) {
        Set<String> ids = found;
        if (ids == null) {
            ids = steps.get();
            found = ids;
        }
        return ids.contains(step);
    }
}
