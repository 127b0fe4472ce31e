package io.serai.api.hook;

import io.serai.api.security.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to {@code /hooks/{path}} or {@code /services/{path}}.
 *
 * @param tenant from the path, or the default one
 * @param base where the address begins, with a slash at both ends
 * @param path without the base and the tenant
 * @param headers names in lower case; what starts with {@code camel} is already dropped
 * @param queryString the same as it came, or null
 * @param caller who the credentials belong to, or null where there were none that hold
 * @param body the whole body, at most the configured limit
 */
public record HookRequest(
        String tenant,
        String base,
        String path,
        String method,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        @Nullable String queryString,
        @Nullable String contentType,
        byte[] body,
        @Nullable Caller caller,
        @Nullable String remoteAddress,
        String requestId) {}
