package io.serai.plugins.internal.rest;

import io.serai.api.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Between which versions executions move. */
public record MigrationRequest(
        @Nullable String from, @Nullable String to) {
    String requiredFrom() {
        return required(from, "from");
    }

    String requiredTo() {
        return required(to, "to");
    }

    private static String required(@Nullable String version, String field) {
        if (version == null || version.isBlank()) {
            throw new InvalidInputException("plugin.migration", "Say the version under " + field + ".");
        }
        return version;
    }
}
