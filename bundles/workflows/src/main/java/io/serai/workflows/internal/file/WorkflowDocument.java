package io.serai.workflows.internal.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workflow without what belongs to one hub alone.
 *
 * @param name null if the text does not say
 * @param tags free words
 */
record WorkflowDocument(
        @Nullable String name,
        @Nullable String description,
        List<String> tags,
        Map<String, Object> settings,
        String dsl) {
    /** In the order in which people want to read it, the long text last. */
    Map<String, Object> tree(@Nullable Integer version) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (name != null) {
            tree.put("name", name);
        }
        if (description != null) {
            tree.put("description", description);
        }
        if (version != null) {
            tree.put("version", version);
        }
        tree.put("tags", tags);
        tree.put("settings", settings);
        tree.put("dsl", dsl);
        return tree;
    }
}
