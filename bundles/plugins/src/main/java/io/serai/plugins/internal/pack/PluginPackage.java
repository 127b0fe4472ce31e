package io.serai.plugins.internal.pack;

import io.serai.plugins.internal.descriptor.Descriptor;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package that has been looked into.
 *
 * @param file where its bytes are
 * @param digest SHA-256 of the file, in hexadecimal
 * @param descriptor null for a plain bundle or KAR
 * @param bundles what it brings, in the order of their names
 */
public record PluginPackage(
        Path file,
        String digest,
        String id,
        String version,
        String name,
        @Nullable String summary,
        @Nullable Descriptor descriptor,
        List<PackagedBundle> bundles) {
    public PluginPackage {
        bundles = List.copyOf(bundles);
    }

    /** What a package without a descriptor is. */
    public static final List<String> PLAIN = List.of("bundle");

    public List<String> kinds() {
        return descriptor == null ? PLAIN : descriptor.kinds();
    }

    public List<String> permissions() {
        return descriptor == null ? List.of() : descriptor.permissions();
    }

    /** What its own operations ask for, to be put into roles. */
    public List<String> contributedPermissions() {
        return descriptor == null ? List.of() : descriptor.contributes().getOrDefault("permissions", List.of());
    }

    public List<Descriptor.Requirement> requires() {
        return descriptor == null ? List.of() : descriptor.requires();
    }
}
