package io.serai.plugins.internal.permission;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginPermission;
import io.serai.api.plugin.PluginPermissions;
import io.serai.plugins.internal.framework.PluginLocation;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What plugins declared and were granted, in memory: a check never waits for the store. What a person changes is written
 * first and in force with the next check.
 */
public final class GrantedPermissions implements PluginPermissions {
    private static final int MAX_LENGTH = 500;

    private final Grants grants;
    private final FileRoots roots;
    private final PermissionTrail trail;
    private final PermissionChecks checks;
    private final LongSupplier clock;
    private final ConcurrentMap<String, PluginAccess> accesses = new ConcurrentHashMap<>();
    /** Null as long as nobody has read the decisions; replaced as a whole under the lock, read without it. */
    private volatile @Nullable Map<String, Held> now;
    /** Decisions on plugins that have not come up yet. */
    private Map<String, Map<String, GrantRow>> kept = new HashMap<>();

    GrantedPermissions(Grants grants, FileRoots roots, PermissionTrail trail, PrivateHosts hosts, LongSupplier clock) {
        this.grants = grants;
        this.roots = roots;
        this.trail = trail;
        this.clock = clock;
        this.checks = new PermissionChecks(roots, trail, hosts, clock, () -> now);
    }

    /** What a change of a plugin's version means for its permissions, until it is certain. */
    public interface Admission {
        /** The change failed: everything is as before. */
        void undo();
    }

    FileRoots roots() {
        return roots;
    }

    /** Reads the decisions; until then everything is denied. */
    public synchronized void load() {
        if (now == null) {
            Map<String, Map<String, GrantRow>> all = new HashMap<>();
            grants.all()
                    .forEach(row -> all.computeIfAbsent(row.plugin(), plugin -> new HashMap<>())
                            .put(row.permission(), row));
            kept = all;
            now = Map.of();
        }
    }

    /**
     * A version of a plugin comes: from here on it may reach what it declares and is granted.
     *
     * @param described whether it has a {@code plugin.json}
     * @param grantsAdded whether what nobody has decided on yet is granted; otherwise it is as if revoked
     */
    public synchronized Admission admit(
            String plugin,
            String version,
            Collection<String> declared,
            boolean described,
            String by,
            boolean grantsAdded) {
        load();
        Held before = held().get(plugin);
        Map<String, GrantRow> rows =
                before == null ? new HashMap<>(kept.getOrDefault(plugin, Map.of())) : new HashMap<>(before.rows());
        Map<String, GrantRow> old = Map.copyOf(rows);
        for (String permission : new TreeSet<>(declared)) {
            if (!rows.containsKey(permission) && permission.length() <= MAX_LENGTH) {
                rows.put(permission, new GrantRow(plugin, permission, grantsAdded, instant(), by));
            }
        }
        if (!rows.equals(old)) {
            grants.replace(plugin, rows.values());
        }
        // the version before still has executions
        Map<String, Set<String>> versions = new HashMap<>(before == null ? Map.of() : before.versions());
        versions.put(version, Set.copyOf(declared));
        replace(plugin, Held.of(described || before != null && before.described(), versions, rows));
        return () -> undo(plugin, before, old, !rows.equals(old));
    }

    /**
     * What a plugin that is not here could declare to reach; it grants nothing.
     *
     * @param own whether a tool that it uses is its own
     */
    public PluginAccess planned(String plugin, Collection<String> declared, Predicate<String> own) {
        return new PlannedAccess(checks, plugin, new Asks(declared), own);
    }

    private synchronized void undo(String plugin, @Nullable Held before, Map<String, GrantRow> old, boolean written) {
        replace(plugin, before);
        if (written) {
            grants.replace(plugin, old.values());
        }
    }

    /** Only these versions are left, and what none of them asks for is granted no more. */
    public synchronized void settle(String plugin, Collection<String> versions) {
        Held before = held().get(plugin);
        if (before == null || versions.containsAll(before.versions().keySet())) {
            return;
        }
        Map<String, Set<String>> left = new HashMap<>(before.versions());
        left.keySet().retainAll(versions);
        Held next = Held.of(before.described(), left, before.rows());
        Map<String, GrantRow> rows = new HashMap<>(before.rows());
        rows.values()
                .removeIf(row ->
                        next.described() && row.granted() && !next.declared().contains(row.permission()));
        if (!rows.equals(before.rows())) {
            grants.replace(plugin, rows.values());
        }
        replace(plugin, Held.of(next.described(), left, rows));
    }

    /** A plugin has gone with all its versions: whoever installs it again decides again. */
    public synchronized void forget(String plugin) {
        replace(plugin, null);
        checks.forget(plugin);
        accesses.keySet().removeIf(key -> key.startsWith(plugin + "/"));
        kept.remove(plugin);
        grants.replace(plugin, List.of());
    }

    private void replace(String plugin, @Nullable Held held) {
        Map<String, Held> next = new HashMap<>(held());
        if (held == null) {
            next.remove(plugin);
        } else {
            next.put(plugin, held);
        }
        now = Map.copyOf(next);
    }

    private Map<String, Held> held() {
        Map<String, Held> state = now;
        return state == null ? Map.of() : state;
    }

    @Override
    public PluginAccess of(String plugin, @Nullable String version) {
        return accesses.computeIfAbsent(
                plugin + "/" + (version == null ? "" : version), key -> new CheckedAccess(checks, plugin, version));
    }

    @Override
    public @Nullable PluginAccess ofBundle(String location) {
        return PluginLocation.parse(location)
                .map(own -> of(own.id(), own.version()))
                .orElse(null);
    }

    /** Which of these a plugin has not. */
    public List<String> revoked(String plugin, Collection<String> permissions) {
        Held held = held().get(plugin);
        return held == null
                ? List.of()
                : permissions.stream().filter(one -> !held.isGranted(one)).toList();
    }

    @Override
    public List<PluginPermission> list(String plugin) {
        Held held = existing(plugin);
        Set<String> all = new TreeSet<>(held.declared());
        all.addAll(held.rows().keySet());
        return all.stream()
                .filter(permission -> held.declared().contains(permission) || !held.described())
                .map(permission -> view(plugin, held, permission))
                .toList();
    }

    private PluginPermission view(String plugin, Held held, String permission) {
        GrantRow row = held.rows().get(permission);
        Uses used = checks.used(plugin, permission);
        return new PluginPermission(
                permission,
                held.declared().contains(permission),
                held.isGranted(permission),
                row == null ? null : row.changedAt(),
                row == null ? null : row.changedBy(),
                used == null ? null : used.lastUsed(),
                used == null ? 0 : used.denials());
    }

    @Override
    public synchronized List<PluginPermission> change(String plugin, Map<String, Boolean> changes, String by) {
        Held held = existing(plugin);
        Map<String, GrantRow> decided = new LinkedHashMap<>();
        changes.forEach((permission, granted) -> {
            boolean known = held.described()
                    ? held.declared().contains(permission)
                    : Ask.parse(permission) != null && permission.length() <= MAX_LENGTH;
            if (!known) {
                throw new InvalidInputException(
                        "plugin.permission-unknown",
                        "Plugin " + plugin + " does not ask for " + permission + "; it asks for "
                                + (held.declared().isEmpty() ? "nothing" : String.join(", ", held.declared())) + ".");
            }
            if (held.isGranted(permission) != granted || !held.rows().containsKey(permission)) {
                decided.put(permission, new GrantRow(plugin, permission, granted, instant(), by));
            }
        });
        if (!decided.isEmpty()) {
            Held next = held.with(decided);
            grants.replace(plugin, next.rows().values());
            replace(plugin, next);
            decided.values().forEach(row -> trail.decided(plugin, row.permission(), row.granted(), by));
        }
        return list(plugin);
    }

    private Held existing(String plugin) {
        Held held = held().get(plugin);
        if (held == null) {
            throw new NotFoundException("plugin.not-found", "There is no plugin " + plugin + ".");
        }
        return held;
    }

    private Instant instant() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }
}
