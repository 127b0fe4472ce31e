package io.serai.api.plugin;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a workflow version names that a plugin may offer.
 *
 * @param owner the plugin that brought the workflow, or null
 * @param tools names after {@code tool:}
 * @param schemes of its endpoints, such as {@code kafka}; those of the base distribution may be among them
 * @param pinned plugin versions that the workflow's settings ask for, by plugin; others are the active ones
 */
public record PluginNeeds(@Nullable String owner, Set<String> tools, Set<String> schemes, Map<String, String> pinned) {
    public PluginNeeds {
        tools = Set.copyOf(tools);
        schemes = Set.copyOf(schemes);
        pinned = Map.copyOf(pinned);
    }
}
