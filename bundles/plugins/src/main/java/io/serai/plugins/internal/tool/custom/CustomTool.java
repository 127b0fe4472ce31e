package io.serai.plugins.internal.tool.custom;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool that was made here.
 *
 * @param version of the plugin that it is; for {@code If-Match}, too
 * @param plugin the id of that plugin
 * @param definition as {@code tool.schema.json} has it
 * @param error why it cannot be called; null if it can
 */
public record CustomTool(
        String name,
        String version,
        String plugin,
        Map<String, Object> definition,
        @Nullable Instant updatedAt,
        @Nullable String error) {}
