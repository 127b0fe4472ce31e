package io.serai.plugins.internal.rest;

import java.util.List;

/**
 * A permission that a role can hold.
 *
 * @param operations the ids of the operations that ask for it
 * @param plugins whose plugin.json names it under {@code contributes.permissions}
 */
public record KnownPermission(String name, List<String> operations, List<String> plugins) {
    public KnownPermission {
        operations = List.copyOf(operations);
        plugins = List.copyOf(plugins);
    }
}
