package io.serai.api.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a definition.
 *
 * @param node the id or path of the node, or null for the whole text
 * @param code stable and dotted, such as {@code dsl.unknown-component}
 * @param line 1-based line in the text, or null
 * @param column 1-based column, or null
 */
public record Problem(
        @Nullable String node,
        String code,
        String message,
        @Nullable Integer line,
        @Nullable Integer column) {}
