package io.serai.api.workflow;

import java.time.Instant;
import java.util.Map;

/** A published version; never changes. */
public record WorkflowVersion(
        int version,
        String dsl,
        Map<String, Object> settings,
        Instant publishedAt,
        String publishedBy,
        boolean active) {}
