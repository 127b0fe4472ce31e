package io.serai.plugins.internal.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool is to be called with.
 *
 * @param arguments by name, as the tool's input schema says; null for none
 */
public record ToolArguments(@Nullable Map<String, Object> arguments) {
    Map<String, Object> given() {
        return arguments == null ? Map.of() : arguments;
    }
}
