package io.serai.plugins.internal.tool.yaml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code http} of a tool's file.
 *
 * @param body a JSON tree with templates; null for none
 * @param result JSON Pointer to the result in the answer; null for all of it
 */
record HttpCall(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable Object body,
        int timeoutSeconds,
        @Nullable String result) {}
