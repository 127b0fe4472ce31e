package io.serai.workflows.internal.version;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version or the draft says.
 *
 * @param version null for the draft
 */
public record VersionText(
        String name,
        @Nullable String description,
        List<String> words,
        @Nullable Integer version,
        String dsl,
        Map<String, Object> settings) {
    /** As it stands in a request: the number, or {@code draft}. */
    public Object label() {
        return version == null ? "draft" : version;
    }

    /** As a person says it. */
    public String title() {
        return version == null ? "draft" : "version " + version;
    }
}
