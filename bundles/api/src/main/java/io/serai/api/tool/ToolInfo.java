package io.serai.api.tool;

import org.jspecify.annotations.Nullable;

/**
 * A tool as people see it.
 *
 * @param inputSchema JSON Schema as text
 * @param plugin the id of the plugin that brought it, or null for the hub's own
 * @param pluginVersion that plugin's version, or null
 */
public record ToolInfo(
        String name,
        String summary,
        String inputSchema,
        @Nullable String outputSchema,
        @Nullable String plugin,
        @Nullable String pluginVersion) {}
