package io.serai.api.workflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes.
 *
 * @param name 1 to 200 characters
 * @param dsl Camel YAML, up to 1 MiB
 * @param settings see the contract; null means none
 */
public record WorkflowDraft(
        String name,
        @Nullable String description,
        String dsl,
        @Nullable Map<String, Object> settings) {}
