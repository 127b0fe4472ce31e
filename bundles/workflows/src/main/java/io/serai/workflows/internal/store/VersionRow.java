package io.serai.workflows.internal.store;

import io.serai.api.workflow.WorkflowVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A published version as it is stored. */
public record VersionRow(
        String workflowId,
        int version,
        String tenant,
        String dsl,
        Map<String, Object> settings,
        Instant publishedAt,
        String publishedBy,
        @Nullable String note) {
    /** What callers see. */
    public WorkflowVersion shown(boolean active, List<String> tags) {
        return new WorkflowVersion(version, dsl, settings, publishedAt, publishedBy, active, tags, note);
    }
}
