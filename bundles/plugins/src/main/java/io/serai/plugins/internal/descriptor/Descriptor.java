package io.serai.plugins.internal.descriptor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code SERAI-INF/plugin.json} says.
 *
 * @param permissions what it asks the hub for
 * @param requires plugins that must be there
 * @param contributes what people may expect, names by kind
 * @param settings JSON Schema of its own settings, as text, or null
 */
public record Descriptor(
        String id,
        String version,
        String name,
        @Nullable String summary,
        List<String> kinds,
        List<String> permissions,
        List<Requirement> requires,
        Map<String, List<String>> contributes,
        @Nullable String settings,
        About about) {
    /** Where it stands in a bundle. */
    public static final String PATH = "SERAI-INF/plugin.json";

    public Descriptor {
        kinds = List.copyOf(kinds);
        permissions = List.copyOf(permissions);
        requires = List.copyOf(requires);
        contributes = Map.copyOf(contributes);
    }

    /**
     * Another plugin that this one needs.
     *
     * @param range of versions, such as {@code ^1.2}; {@code *} for any
     */
    public record Requirement(String id, String range) {}

    /**
     * What only people read. Paths are those of files in the package.
     *
     * @param license SPDX expression
     */
    public record About(
            @Nullable String author,
            @Nullable String homepage,
            @Nullable String license,
            List<String> categories,
            @Nullable String icon,
            List<Screenshot> screenshots,
            @Nullable String readme,
            @Nullable String changelog) {
        public static final About NOTHING = new About(null, null, null, List.of(), null, List.of(), null, null);

        public About {
            categories = List.copyOf(categories);
            screenshots = List.copyOf(screenshots);
        }
    }

    public record Screenshot(String path, @Nullable String caption) {}
}
