package io.serai.journal.internal.export;

import io.serai.api.execution.Execution;
import io.serai.api.execution.Step;
import io.serai.journal.internal.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is told about an execution. */
public record Report(Execution execution, List<Step> steps, List<History.Event> events) {

    /** The facts at the top, in the order in which people read them. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Execution", execution.id());
        facts.put(
                "Workflow",
                execution.workflowName() + ", "
                        + (execution.version() == 0 ? "draft" : "version " + execution.version()));
        facts.put("Status", execution.status().name());
        facts.put(
                "Trigger",
                execution.trigger().kind()
                        + (execution.trigger().name() == null
                                ? ""
                                : " " + execution.trigger().name())
                        + (execution.trigger().caller() == null
                                ? ""
                                : " by " + execution.trigger().caller()));
        facts.put("Began", execution.createdAt().toString());
        if (execution.endedAt() != null) {
            facts.put("Ended", execution.endedAt().toString());
        }
        if (execution.durationMillis() != null) {
            facts.put("Took", execution.durationMillis() + " ms");
        }
        if (execution.parent() != null) {
            facts.put("Part of", execution.parent());
        }
        if (!execution.plugins().isEmpty()) {
            facts.put("Plugins", execution.plugins().toString());
        }
        return facts;
    }
}
