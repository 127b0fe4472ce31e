package io.serai.workflows.internal.store;

import io.serai.api.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as it is stored.
 *
 * @param revision counts edits, for lost-update checks
 * @param nextVersion what the draft becomes when it is published
 * @param changed whether the draft differs from the active version
 */
public record WorkflowRow(
        String id,
        String tenant,
        String name,
        @Nullable String description,
        String dsl,
        Map<String, Object> settings,
        List<String> tags,
        int revision,
        int nextVersion,
        boolean changed,
        @Nullable Integer activeVersion,
        @Nullable String plugin,
        @Nullable String pluginVersion,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy) {

    /** Whether an address is a service's, such as {@code GET /services/orders}; a hook's is its path alone. */
    public static boolean isService(String address) {
        return address.indexOf(' ') > 0;
    }

    /** What callers see. */
    public Workflow shown(List<String> addresses) {
        String status = activeVersion == null ? "draft" : changed ? "changed" : "published";
        return new Workflow(
                id,
                name,
                description,
                dsl,
                settings,
                changed || activeVersion == null ? nextVersion : activeVersion,
                activeVersion,
                status,
                plugin,
                addresses.stream().filter(path -> !isService(path)).toList(),
                addresses.stream().filter(WorkflowRow::isService).toList(),
                tags,
                createdAt,
                updatedAt,
                updatedBy,
                String.valueOf(revision),
                null);
    }
}
