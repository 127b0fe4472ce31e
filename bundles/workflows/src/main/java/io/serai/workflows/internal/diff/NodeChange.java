package io.serai.workflows.internal.diff;

import org.jspecify.annotations.Nullable;

/**
 * One node that is not as it was.
 *
 * @param id in the later version, or in the earlier one for a node that is gone
 * @param change {@code added}, {@code removed}, {@code changed}, or {@code moved} (which may have changed, too)
 * @param kind the name of the EIP
 * @param before what it said, as YAML and without the nodes below it; null if it was not there or says the same
 * @param after what it says
 * @param parent the id of the node it stands in, or null at the top
 */
public record NodeChange(
        String id,
        String change,
        String kind,
        @Nullable String before,
        @Nullable String after,
        @Nullable String parent) {}
