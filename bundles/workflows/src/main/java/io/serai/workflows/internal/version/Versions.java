package io.serai.workflows.internal.version;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.workflow.WorkflowVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the caller's workflows. A version is named by its number, a tag, or {@code active}, and where texts
 * are meant {@code draft}, too.
 */
public interface Versions {
    /** Newest first. */
    Page<WorkflowVersion> list(String id, PageRequest page);

    WorkflowVersion get(String id, String version);

    VersionTags tags(String id);

    /**
     * Sets and removes tags; what is not named stays.
     *
     * @param changes tag to version; null or an empty text removes the tag
     * @param etag what the caller last saw of the workflow, or null to overwrite
     */
    VersionTags tag(String id, Map<String, @Nullable Object> changes, @Nullable String etag);

    /** @param restoreDraft whether the draft becomes that version's text and settings, too */
    WorkflowVersion rollback(String id, String version, boolean restoreDraft);

    /**
     * @param from null for the active version
     * @param to null for the draft
     */
    VersionDiff diff(String id, @Nullable String from, @Nullable String to);

    /** @param version null for the draft */
    VersionText text(String id, @Nullable String version);
}
