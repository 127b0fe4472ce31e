package io.serai.plugins.internal.rest;

import org.jspecify.annotations.Nullable;

/**
 * One plugin version that the hub's own catalog offers.
 *
 * @param installed whether this hub has it
 */
public record CatalogEntry(
        String id, String version, @Nullable String summary, boolean installed) {}
