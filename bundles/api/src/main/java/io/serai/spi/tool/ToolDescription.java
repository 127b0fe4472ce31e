package io.serai.spi.tool;

import org.jspecify.annotations.Nullable;

/**
 * What a tool is.
 *
 * @param name lower-case words joined by hyphens, unique in the hub, such as {@code shipping-quote}
 * @param summary one sentence that tells a person or a model when to use it
 * @param inputSchema JSON Schema of the arguments, as text
 * @param outputSchema JSON Schema of the result, as text, or null where it is free
 */
public record ToolDescription(
        String name,
        String summary,
        String inputSchema,
        @Nullable String outputSchema) {}
