package io.serai.api.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published version; what it runs never changes.
 *
 * @param active whether it takes new executions
 * @param tags which of {@code stable}, {@code beta} and {@code dev} stand on it
 * @param note what its publisher said about it, or null
 */
public record WorkflowVersion(
        int version,
        String dsl,
        Map<String, Object> settings,
        Instant publishedAt,
        String publishedBy,
        boolean active,
        List<String> tags,
        @Nullable String note) {
    public WorkflowVersion {
        tags = List.copyOf(tags);
    }

    /** One without tags and note. */
    public WorkflowVersion(
            int version,
            String dsl,
            Map<String, Object> settings,
            Instant publishedAt,
            String publishedBy,
            boolean active) {
        this(version, dsl, settings, publishedAt, publishedBy, active, List.of(), null);
    }
}
