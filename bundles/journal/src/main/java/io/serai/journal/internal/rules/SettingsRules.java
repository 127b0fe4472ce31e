package io.serai.journal.internal.rules;

import io.serai.api.workflow.Problem;
import io.serai.journal.RunSettings;
import io.serai.journal.StepSettings;
import io.serai.journal.internal.path.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** Finds settings of steps that are not there, or that cannot have them. */
public final class SettingsRules {
    private static final String CODE = "settings.step";

    private SettingsRules() {}

    public static List<Problem> problems(ModelCamelContext context, RunSettings settings) {
        if (settings.steps().isEmpty()) {
            return List.of();
        }
        Map<String, ProcessorDefinition<?>> steps = new LinkedHashMap<>();
        for (RouteDefinition route : context.getRouteDefinitions()) {
            for (ProcessorDefinition<?> step : RouteModel.steps(route)) {
                if (step.getId() != null) {
                    steps.put(step.getId(), step);
                }
            }
        }
        List<Problem> problems = new ArrayList<>();
        settings.steps().forEach((id, own) -> {
            String wrong = wrong(steps.get(id), own);
            if (wrong != null) {
                problems.add(new Problem(id, CODE, "settings.steps." + id + ": " + wrong, null, null));
            }
        });
        return problems;
    }

    private static @Nullable String wrong(@Nullable ProcessorDefinition<?> step, StepSettings own) {
        if (step == null) {
            return "there is no step with this id; give the step an id, or correct the setting.";
        }
        Node node = Node.of(step);
        if (!node.takesSettings()) {
            return Kind.of(step) + " does not call out, so it cannot be tried again, limited or done once;"
                    + " set this for the step that calls.";
        }
        if (own.once() && isInBreaker(step)) {
            return "in doubt, a step that is done once waits for a person, and nothing inside circuitBreaker may wait;"
                    + " move it before or after it.";
        }
        if (own.timeoutMillis() != null && !node.effect()) {
            return Kind.of(step) + " may call other routes, so it cannot have a time limit; use one of the component,"
                    + " or name the address in a `to`.";
        }
        return null;
    }

    private static boolean isInBreaker(ProcessorDefinition<?> step) {
        for (ProcessorDefinition<?> up = step.getParent(); up != null; up = up.getParent()) {
            if (up instanceof CircuitBreakerDefinition) {
                return true;
            }
        }
        return false;
    }
}
