package io.serai.api.plugin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of the wanted plugins, and how it went.
 *
 * @param kind {@code install}, {@code update} or {@code remove}
 * @param version the version that becomes active, or goes
 * @param status {@code RUNNING}, {@code SUCCEEDED} or {@code FAILED} (and everything is as it was before)
 * @param phase what it does now, or did last: {@code plan install start check switch done}
 * @param code of the refusal; null if there is none
 * @param problem the refusal in a sentence; null if there is none
 */
public record PluginOperation(
        String id,
        String kind,
        String plugin,
        String version,
        String source,
        String status,
        String phase,
        PluginPlan plan,
        @Nullable String code,
        @Nullable String problem,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {
    public static final String RUNNING = "RUNNING";
    public static final String SUCCEEDED = "SUCCEEDED";
    public static final String FAILED = "FAILED";
}
