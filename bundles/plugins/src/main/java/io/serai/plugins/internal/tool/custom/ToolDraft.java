package io.serai.plugins.internal.tool.custom;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a tool to be; the fields are those of {@code tool.schema.json}, and the name.
 *
 * @param name lower-case words joined by hyphens; of an update the name in the address counts
 */
public record ToolDraft(
        @Nullable String name,
        @Nullable String summary,
        @Nullable Map<String, Object> input,
        @Nullable Map<String, Object> output,
        @Nullable Map<String, Object> http,
        @Nullable Map<String, Object> workflow) {

    /** The tool's file as a tree; what was not given is not in it. */
    Map<String, Object> definition() {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "summary", summary);
        put(tree, "input", input);
        put(tree, "output", output);
        put(tree, "http", http);
        put(tree, "workflow", workflow);
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}
