package io.serai.journal;

import io.serai.api.workflow.Problem;
import io.serai.journal.internal.rules.DurabilityRules;
import io.serai.journal.internal.rules.SettingsRules;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;

/** What of routes cannot be held durable, found in their text alone: no store is needed, and nothing runs. */
public final class Durability {
    private Durability() {}

    /**
     * Why a hub would not publish the routes of a context, in text order; empty if it would.
     *
     * @param context with the routes, started or not
     * @param settings of the workflow
     */
    public static List<Problem> problems(CamelContext context, RunSettings settings, Capture capture) {
        ModelCamelContext model = (ModelCamelContext) context;
        List<Problem> problems = new ArrayList<>(DurabilityRules.problems(model));
        problems.addAll(SettingsRules.problems(model, settings, capture));
        return problems;
    }
}
