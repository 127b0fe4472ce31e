package io.serai.plugins.internal.descriptor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code SERAI-INF/plugin.json} says.
 *
 * @param contributes names by kind that it says it brings; what it really brings shows at run time
 */
public record Descriptor(
        String id,
        String version,
        String name,
        @Nullable String summary,
        List<String> kinds,
        List<String> permissions,
        List<Requirement> requires,
        Map<String, List<String>> contributes) {
    /** Where it stands in a bundle. */
    public static final String PATH = "SERAI-INF/plugin.json";

    /**
     * Another plugin that this one needs.
     *
     * @param range of versions, such as {@code ^1.2}; {@code *} for any
     */
    public record Requirement(String id, String range) {}

    public Descriptor {
        kinds = List.copyOf(kinds);
        permissions = List.copyOf(permissions);
        requires = List.copyOf(requires);
        contributes = Map.copyOf(contributes);
    }
}
