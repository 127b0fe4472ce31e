package io.serai.plugins.internal.market.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param result what came of it: a plugin's operation, or the workflow that was made of a template */
public record Installation(
        String listing,
        String person,
        String personName,
        String version,
        @Nullable String result,
        Instant createdAt) {}
