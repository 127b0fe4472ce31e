package io.serai.api.plugin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a plugin.
 *
 * @param state {@code ACTIVE} (new executions begin on it), {@code DRAINING} (it only ends what began on it),
 *     {@code STARTING}, {@code FAILED} or {@code REFUSED}
 * @param executions how many that began on it have not ended
 * @param digest SHA-256 of its package, in hexadecimal
 * @param source as in {@link Plugin}
 * @param error why it failed or was refused; null otherwise
 * @param publisher who signed it, as the hub knows the key; null if it is unsigned, came with the hub, or the key is unknown
 * @param warning what the trust policy let pass, in a sentence; null for nothing
 */
public record PluginVersion(
        String version,
        String state,
        int executions,
        String digest,
        String source,
        @Nullable Instant installedAt,
        @Nullable String error,
        @Nullable String publisher,
        @Nullable String warning) {}
