package io.serai.camel;

import org.jspecify.annotations.Nullable;

/**
 * Something that a route can be made of.
 *
 * @param kind {@code component}, {@code eip}, {@code language}, {@code dataformat}, {@code tool} or {@code workflow}
 * @param name as it stands in a route: a component's scheme, a step's key, a tool's name
 * @param label Camel's words for its group, joined by commas
 * @param installed whether a route can use it now
 * @param plugin the plugin that brings it, or would; null for what the hub itself brings
 * @param trigger whether it can start a route
 * @param step whether it can stand inside a route
 */
public record NodeInfo(
        String kind,
        String name,
        String title,
        String description,
        String label,
        boolean deprecated,
        boolean installed,
        @Nullable String plugin,
        boolean trigger,
        boolean step) {}
