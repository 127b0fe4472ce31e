package io.serai.api.security;

import java.util.Set;

/**
 * Somebody on whose behalf the hub acts.
 *
 * @param tenant the tenant all of whose data, and only whose data, the caller can see
 * @param id the user's or key's id; stable
 * @param name what people read (user name)
 * @param kind how they are known
 * @param permissions {@code resource:action}, {@code resource:*} or {@code *}
 * @param passwordChangeRequired if so, only operations that require just a login may be called
 */
public record Caller(
        String tenant, String id, String name, Kind kind, Set<String> permissions, boolean passwordChangeRequired) {
    /** How a caller is known. */
    public enum Kind {
        USER,
        API_KEY,
        /** Somebody with access to the hub's own Karaf shell. */
        SHELL,
        /** The hub itself: schedules, plugins' own routes. */
        SYSTEM,
        ANONYMOUS
    }

    public static final String DEFAULT_TENANT = "default";

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** The hub itself in a tenant, with every permission. */
    public static Caller system(String tenant) {
        return new Caller(tenant, "system", "system", Kind.SYSTEM, Set.of("*"), false);
    }

    /** Nobody in particular, without any permission. */
    public static Caller anonymous(String tenant) {
        return new Caller(tenant, "anonymous", "anonymous", Kind.ANONYMOUS, Set.of(), false);
    }

    /** Whether the caller holds a permission such as {@code workflow:update}, itself or by wildcard. */
    public boolean may(String permission) {
        if (permissions.contains("*") || permissions.contains(permission)) {
            return true;
        }
        int colon = permission.indexOf(':');
        return colon > 0 && permissions.contains(permission.substring(0, colon) + ":*");
    }
}
