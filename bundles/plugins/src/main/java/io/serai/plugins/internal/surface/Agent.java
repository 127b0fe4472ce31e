package io.serai.plugins.internal.surface;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent that a plugin brings, as {@code SERAI-INF/agents/NAME.yaml} says.
 *
 * @param model a model's name, or {@code default}
 * @param toolset names of the tools that it may call
 * @param suggestions what a person might ask first
 */
public record Agent(
        String name,
        @Nullable String title,
        String description,
        String model,
        List<String> toolset,
        List<String> suggestions,
        String plugin,
        String pluginVersion) {
    public Agent {
        toolset = List.copyOf(toolset);
        suggestions = List.copyOf(suggestions);
    }
}
