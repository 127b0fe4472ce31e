package io.serai.api.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one run.
 *
 * @param input the body: text, number, list or map; null for none
 * @param priority 1 to 4, or null for the workflow's own
 * @param idempotencyKey the same key gives the same execution, or null
 * @param waitMillis how long to wait for the end, up to 300,000; null or 0 for not at all
 * @param draft true for the draft as it is now, without publishing it; all data of its steps is kept
 * @param breakpoints of a draft: ids of nodes that the execution pauses before
 * @param stepByStep of a draft: whether it pauses before each node
 */
public record RunRequest(
        @Nullable Object input,
        @Nullable Integer priority,
        @Nullable String idempotencyKey,
        @Nullable Long waitMillis,
        @Nullable Boolean draft,
        @Nullable List<String> breakpoints,
        @Nullable Boolean stepByStep) {

    /** Of the active version. */
    public RunRequest(
            @Nullable Object input,
            @Nullable Integer priority,
            @Nullable String idempotencyKey,
            @Nullable Long waitMillis) {
        this(input, priority, idempotencyKey, waitMillis, null, null, null);
    }
}
