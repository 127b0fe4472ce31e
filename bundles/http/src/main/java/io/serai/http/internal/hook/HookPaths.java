package io.serai.http.internal.hook;

import io.serai.api.security.Caller;

/**
 * Tells tenant and path apart: a first segment that names a tenant is one. Until there are several, only the default
 * tenant does, so {@code /hooks/default/orders} and {@code /hooks/orders} are the same; so it is below {@code /services}.
 */
final class HookPaths {
    private static final String DEFAULT = "/" + Caller.DEFAULT_TENANT + "/";

    private HookPaths() {}

    static String path(String address) {
        int start = address.startsWith(DEFAULT) ? DEFAULT.length() : 1;
        int end = address.length();
        if (end > start && address.charAt(end - 1) == '/') {
            end--;
        }
        return start >= end ? "" : address.substring(start, end);
    }
}
