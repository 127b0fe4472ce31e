package io.serai.api.hook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes back.
 *
 * @param body text, bytes, or a JSON tree (map, list, number …); null for an empty reply
 * @param executionId of the execution behind it, or null if none was begun; goes out as {@code X-Execution-Id}
 */
public record HookReply(
        int status,
        @Nullable String contentType,
        Map<String, String> headers,
        @Nullable Object body,
        @Nullable String executionId) {}
