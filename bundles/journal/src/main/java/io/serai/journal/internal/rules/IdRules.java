package io.serai.journal.internal.rules;

import io.serai.journal.internal.rules.DurabilityRules.Report;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.model.ProcessorDefinition;

/** A step is known by its id: one id, one step; and nothing in it that has a meaning in paths. */
final class IdRules {
    private static final Pattern OF_PATHS = Pattern.compile("[/#\\[\\]]");

    private final Map<String, ProcessorDefinition<?>> owners = new HashMap<>();
    private final Set<ProcessorDefinition<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    void check(ProcessorDefinition<?> step, Report report) {
        String id = step.getId();
        if (id == null || !step.hasCustomIdAssigned() || !seen.add(step)) {
            return;
        }
        if (OF_PATHS.matcher(id).find()) {
            report.refuse(
                    step, Codes.NODE_ID, "The id " + id + " holds one of / # [ ], which separate the parts of paths.");
        }
        if (owners.putIfAbsent(id, step) != null) {
            report.refuse(step, Codes.NODE_ID, "Two steps have the id " + id + "; rename one.");
        }
    }
}
