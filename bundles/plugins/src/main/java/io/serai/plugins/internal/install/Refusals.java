package io.serai.plugins.internal.install;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.SeraiException;
import io.serai.api.plugin.PluginPlan;
import java.util.Set;

/** Problems of a plan as errors. */
final class Refusals {
    /** What is right by itself and does not go with what is here. */
    private static final Set<String> CONFLICTS = Set.of(
            "plugin.installed",
            "plugin.version-exists",
            "plugin.downgrade",
            "plugin.needed",
            "plugin.in-use",
            "plugin.name-clash",
            "plugin.version-missing");

    private Refusals() {}

    /** @throws SeraiException for the first problem; returns if there is none */
    static void check(PluginPlan plan) {
        if (!plan.problems().isEmpty()) {
            throw error(plan.problems().get(0));
        }
    }

    private static SeraiException error(PluginPlan.Refusal problem) {
        return CONFLICTS.contains(problem.code())
                ? new ConflictException(problem.code(), problem.detail())
                : new InvalidInputException(problem.code(), problem.detail());
    }
}
