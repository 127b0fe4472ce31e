package io.serai.security.internal.people;

import io.serai.api.security.Caller;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets of permissions with wildcards: {@code workflow:update}, {@code workflow:*}, {@code *}. */
public final class PermissionSets {
    private PermissionSets() {}

    /** Whether every call that the permission allows is allowed by the set. */
    public static boolean covers(Set<String> set, String permission) {
        return set.contains(permission)
                || new Caller(Caller.DEFAULT_TENANT, "", "", Caller.Kind.SYSTEM, set, false).may(permission);
    }

    /** What both allow. */
    public static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> common = new TreeSet<>();
        one.stream().filter(permission -> covers(other, permission)).forEach(common::add);
        other.stream().filter(permission -> covers(one, permission)).forEach(common::add);
        return common;
    }

    static Set<String> parse(String column) {
        return Arrays.stream(column.split(" ")).filter(part -> !part.isEmpty()).collect(Collectors.toSet());
    }

    static String format(Set<String> permissions) {
        return String.join(" ", new TreeSet<>(permissions));
    }
}
