package io.serai.plugins.internal.rest;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a plugin is to come from.
 *
 * @param source {@code catalog:ID} or {@code catalog:ID@VERSION}
 */
public record PluginSourceRequest(@Nullable String source) {
    String required() {
        if (source == null || source.isBlank()) {
            throw new InvalidInputException(
                    "plugin.source",
                    "Say where the plugin is to come from, such as catalog:shipping-quote.",
                    List.of(new Violation("source", "is required")));
        }
        return source;
    }
}
