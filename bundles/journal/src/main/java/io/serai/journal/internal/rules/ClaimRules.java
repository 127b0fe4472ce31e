package io.serai.journal.internal.rules;

import io.serai.journal.internal.rules.DurabilityRules.Report;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.camel.model.ClaimCheckDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** A claim given inside a scope is not there any more when the scope's outcome is restored. */
final class ClaimRules {
    private ClaimRules() {}

    static void check(RouteDefinition route, Report report) {
        List<ClaimCheckDefinition> claims = RouteModel.steps(route).stream()
                .filter(ClaimCheckDefinition.class::isInstance)
                .map(ClaimCheckDefinition.class::cast)
                .toList();
        Set<Object> scopes = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ClaimCheckDefinition claim : claims) {
            ProcessorDefinition<?> scope = scope(claim);
            scopes.add(scope == null ? route : scope);
        }
        if (scopes.size() > 1) {
            claims.stream()
                    .filter(claim -> scope(claim) != null)
                    .forEach(claim -> report.refuse(
                            claim,
                            Codes.CLAIM,
                            "This claim is lost when the outcome of the step around it is restored; use all claim checks"
                                    + " of a route in one place."));
        }
    }

    private static @Nullable ProcessorDefinition<?> scope(ProcessorDefinition<?> step) {
        for (ProcessorDefinition<?> up = step.getParent(); up != null; up = up.getParent()) {
            if (DurabilityTable.step(Kind.of(up))
                    .filter(row -> row.behaviour() == Behaviour.SCOPE)
                    .isPresent()) {
                return up;
            }
        }
        return null;
    }
}
