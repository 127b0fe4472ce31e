package io.serai.workflows.internal.store;

import java.time.Instant;
import java.util.Map;

/** A published version as it is stored. */
public record VersionRow(
        String workflowId,
        int version,
        String tenant,
        String dsl,
        Map<String, Object> settings,
        Instant publishedAt,
        String publishedBy) {}
