package io.serai.plugins.internal.identity;

import io.serai.plugins.internal.descriptor.Descriptor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that is a plugin, as far as its content tells.
 *
 * @param revision changes when the bundle is updated
 * @param descriptor null for a plain bundle that was dropped in
 * @param problem what is wrong with the descriptor, or null; such a plugin contributes nothing
 */
public record PluginBundle(
        long bundleId,
        long revision,
        String id,
        String version,
        String name,
        @Nullable String summary,
        @Nullable Descriptor descriptor,
        @Nullable String problem) {
    public List<String> kinds() {
        return descriptor == null ? List.of("bundle") : descriptor.kinds();
    }

    public List<String> permissions() {
        return descriptor == null ? List.of() : descriptor.permissions();
    }

    public Instant installedAt() {
        return Instant.ofEpochMilli(revision);
    }
}
