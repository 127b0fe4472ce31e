package io.serai.plugins.internal.descriptor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code SERAI-INF/plugin.json} says. */
public record Descriptor(
        String id,
        String version,
        String name,
        @Nullable String summary,
        List<String> kinds,
        List<String> permissions) {
    /** Where it stands in a bundle. */
    public static final String PATH = "SERAI-INF/plugin.json";

    public Descriptor {
        kinds = List.copyOf(kinds);
        permissions = List.copyOf(permissions);
    }
}
