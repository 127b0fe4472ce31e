package io.serai.api.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An installed plugin.
 *
 * @param id from its descriptor, or the bundle's symbolic name where it has none
 * @param kinds {@code agent tool connector routes trigger panel channel provider}, or {@code bundle} without a descriptor
 * @param state {@code ACTIVE}, {@code STARTING}, {@code RESOLVED} or {@code FAILED}
 * @param contributes what it brings now: names by kind ({@code tools}, {@code workflows})
 * @param source {@code deploy} (dropped in), {@code catalog} (a feature) or {@code system}
 * @param error why it failed, in one sentence; null otherwise
 */
public record Plugin(
        String id,
        String version,
        String name,
        @Nullable String summary,
        List<String> kinds,
        String state,
        Map<String, List<String>> contributes,
        List<String> permissions,
        String source,
        @Nullable Instant installedAt,
        @Nullable String error) {}
