package io.serai.workflows.internal.version;

import io.serai.api.operation.Tagged;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which version each tag stands on; the tag of the whole is the workflow's. */
public record VersionTags(
        @Nullable Integer stable,
        @Nullable Integer beta,
        @Nullable Integer dev,
        String etag) implements Tagged {
    /** The tags there are. */
    public static final List<String> NAMES = List.of("stable", "beta", "dev");

    public static VersionTags of(Map<String, Integer> tags, int revision) {
        return new VersionTags(tags.get("stable"), tags.get("beta"), tags.get("dev"), String.valueOf(revision));
    }
}
