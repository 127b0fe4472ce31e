package io.serai.api.workflow;

import io.serai.api.operation.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workflow with its working copy (the draft that is edited).
 *
 * @param version the number the draft gets when it is published next, or the published number while nothing was edited
 * @param activeVersion the published version that takes new executions, or null
 * @param status {@code draft} (never published), {@code published}, {@code changed} (published, and edited since)
 * @param plugin the plugin it came with, or null; such a workflow cannot be edited
 * @param hooks the paths under {@code /hooks/} it answers on
 * @param services what else it answers on, each a method and an address such as {@code GET /services/orders/{id}}
 * @param tags free words
 * @param validation what is wrong with the draft, in the answer to whoever saved it; else null
 */
public record Workflow(
        String id,
        String name,
        @Nullable String description,
        String dsl,
        Map<String, Object> settings,
        int version,
        @Nullable Integer activeVersion,
        String status,
        @Nullable String plugin,
        List<String> hooks,
        List<String> services,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        String etag,
        @Nullable Validation validation)
        implements Tagged {
    /** The same, with the verdict on its draft. */
    public Workflow checked(Validation verdict) {
        return new Workflow(
                id,
                name,
                description,
                dsl,
                settings,
                version,
                activeVersion,
                status,
                plugin,
                hooks,
                services,
                tags,
                createdAt,
                updatedAt,
                updatedBy,
                etag,
                verdict);
    }
}
