package io.serai.security.internal.people;

import static io.serai.security.internal.people.Tables.*;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.store.Database;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Roles: named sets of permissions. */
public final class Roles {
    private final Database database;

    public Roles(Database database) {
        this.database = database;
    }

    /**
     * A named set of permissions.
     *
     * @param permissions {@code resource:action}, {@code resource:*} or {@code *}
     */
    public record Role(String name, String description, Set<String> permissions) {}

    public List<Role> list(String tenant) {
        return database.read(sql -> sql.select(NAME, DESCRIPTION, PERMISSIONS)
                .from(ROLES)
                .where(TENANT.eq(tenant))
                .orderBy(NAME)
                .fetch(row ->
                        new Role(row.get(NAME), row.get(DESCRIPTION), PermissionSets.parse(row.get(PERMISSIONS)))));
    }

    /** All that these roles allow together. */
    public Set<String> permissions(String tenant, Collection<String> roles) {
        Set<String> all = new HashSet<>();
        list(tenant).stream()
                .filter(role -> roles.contains(role.name()))
                .forEach(role -> all.addAll(role.permissions()));
        return all;
    }

    /** @throws InvalidInputException if one of the roles does not exist */
    public void mustExist(String tenant, Collection<String> roles) {
        List<String> known = list(tenant).stream().map(Role::name).toList();
        List<Violation> violations = roles.stream()
                .filter(role -> !known.contains(role))
                .map(role -> new Violation("roles", "'" + role + "' is not one of " + String.join(", ", known)))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidInputException("user.role", "There is no such role.", violations);
        }
    }
}
