package io.serai.api.plugin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An installed plugin, or one that was dropped in and refused.
 *
 * @param id from its descriptor, or the bundle's symbolic name where it has none
 * @param version the version that takes new executions
 * @param kinds {@code agent tool connector routes trigger panel channel provider}, or {@code bundle} without a descriptor
 * @param state {@code ACTIVE}, {@code STARTING}, {@code FAILED} (it should run and does not), {@code REFUSED} (nothing of it
 *     is installed) or {@code DRAINING} (it was removed and ends what it began)
 * @param contributes what it brings now: names by kind ({@code tools}, {@code workflows}, {@code agents}, {@code connectors},
 *     {@code operations}, {@code commands}, {@code panels}, {@code health}, {@code permissions})
 * @param permissions what it asks the hub for
 * @param revoked which of those are not granted
 * @param source where the version came from: {@code deploy:FILE}, {@code catalog:NAME}, {@code etc}, {@code upload} or
 *     {@code file:PATH}
 * @param error why it failed or was refused, or that it was revoked while it runs, in one sentence; null otherwise
 * @param code the refusal's stable code ({@code plugin.revoked} for one that runs, too); null if there is no error, or none with a code
 * @param versions every version that is there, the newest first
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
        List<String> revoked,
        String source,
        @Nullable Instant installedAt,
        @Nullable String error,
        @Nullable String code,
        List<PluginVersion> versions) {}
