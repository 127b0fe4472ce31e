package io.serai.api.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is.
 *
 * @param id such as {@code workflow-publish}; unique in the hub
 * @param method the HTTP method
 * @param path below {@code /api/v1}, with {@code {name}} for path parameters
 * @param permission as in {@link Requires#value()}
 * @param summary one sentence
 * @param description more words, or null
 * @param tag the group it belongs to
 * @param parameters in declaration order
 */
public record OperationInfo(
        String id,
        String method,
        String path,
        String permission,
        String summary,
        @Nullable String description,
        String tag,
        List<OperationParameter> parameters) {
    public OperationInfo {
        parameters = List.copyOf(parameters);
    }
}
