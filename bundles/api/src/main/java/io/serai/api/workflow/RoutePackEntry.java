package io.serai.api.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One workflow of a plugin.
 *
 * @param name the file's name without {@code .camel.yaml}; unique in the hub's default tenant
 * @param description one sentence, or null
 * @param dsl Camel YAML
 * @param settings as in {@link WorkflowDraft#settings()}; empty for none
 */
public record RoutePackEntry(String name, @Nullable String description, String dsl, Map<String, Object> settings) {
    public RoutePackEntry {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
