package io.serai.plugins.internal.trust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a package that was not refused.
 *
 * @param digest what names these contents: SHA-256 of {@code digests.json}, or of the package where it has none
 * @param publisher who signed it, by the name that the hub knows the key by; null if unsigned, unknown or not looked at
 * @param key the id of the key it was signed with, known or not; null if unsigned or not looked at
 * @param warning code of what the policy let pass ({@code plugin.unsigned}, {@code plugin.unknown-publisher}), or null
 * @param sentence the warning in words, or null
 * @param components of its SBOM; empty without one
 */
public record Verdict(
        String digest,
        @Nullable String publisher,
        @Nullable String key,
        @Nullable String warning,
        @Nullable String sentence,
        List<Sbom.Component> components) {
    public Verdict {
        components = List.copyOf(components);
    }
}
