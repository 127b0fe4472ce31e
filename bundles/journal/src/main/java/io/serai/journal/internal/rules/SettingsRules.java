package io.serai.journal.internal.rules;

import io.serai.api.workflow.Problem;
import io.serai.journal.Capture;
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

    public static List<Problem> problems(ModelCamelContext context, RunSettings settings, Capture capture) {
        if (settings.steps().isEmpty() && capture != Capture.NONE) {
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
        if (capture == Capture.NONE) {
            steps.values().forEach(step -> needsRecord(step, settings, problems));
        }
        settings.steps().forEach((id, own) -> {
            String wrong = wrong(steps.get(id), own);
            if (wrong != null) {
                problems.add(new Problem(id, CODE, "settings.steps." + id + ": " + wrong, null, null));
            }
        });
        return problems;
    }

    /** What is done once, tried again, collected or waited for is known from the record only. */
    private static void needsRecord(ProcessorDefinition<?> step, RunSettings settings, List<Problem> problems) {
        boolean needs = RouteModel.needsRecord(step) || settings.steps().containsKey(step.getId());
        if (needs) {
            String message = "With the setting capture: none nothing is recorded, and " + Kind.of(step) + " "
                    + step.getId() + " needs that. Choose errors or effects, or do without the step"
                    + (settings.steps().containsKey(step.getId()) ? "'s settings." : ".");
            problems.add(new Problem(step.getId(), Codes.NO_RECORD, message, null, null));
        }
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
