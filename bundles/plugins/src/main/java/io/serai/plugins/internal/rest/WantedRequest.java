package io.serai.plugins.internal.rest;

import io.serai.api.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The version that is to be active. */
public record WantedRequest(@Nullable String version) {
    String required() {
        if (version == null || version.isBlank()) {
            throw new InvalidInputException("plugin.wanted", "Say which version, as {\"version\":\"1.0.0\"}.");
        }
        return version;
    }
}
