package io.serai.api.plugin;

import io.serai.api.tool.Tools;
import java.util.List;
import java.util.Map;

/**
 * The plugin versions that a workflow's context runs with. Executions that begin in the context keep it to their end.
 *
 * @param versions by plugin id; empty for a workflow that uses none
 * @param loaders of the plugins' bundles, the owner's first
 * @param tools those of {@code versions}; of a plugin that is not among them, the active version's
 */
public record PluginBinding(Map<String, String> versions, List<ClassLoader> loaders, Tools tools) {
    public PluginBinding {
        versions = Map.copyOf(versions);
        loaders = List.copyOf(loaders);
    }
}
