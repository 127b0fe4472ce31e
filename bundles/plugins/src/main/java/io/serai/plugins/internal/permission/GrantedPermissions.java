package io.serai.plugins.internal.permission;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginAccess.Kind;
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
import org.jspecify.annotations.Nullable;

/**
 * What plugins declared and were granted, in memory: a check never waits for the store. What a person changes is written
 * first and in force with the next check.
 */
public final class GrantedPermissions implements PluginPermissions {
    private static final int MAX_LENGTH = 500;

    private final Grants grants;
    private final FileRoots roots;
    private final Denials denials;
    private final PrivateHosts hosts;
    private final LongSupplier clock;
    private final ConcurrentMap<String, Uses> uses = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, PluginAccess> accesses = new ConcurrentHashMap<>();
    /** Null as long as nobody has read the decisions; replaced as a whole under the lock, read without it. */
    private volatile @Nullable Map<String, Held> now;
    /** Decisions on plugins that have not come up yet. */
    private Map<String, Map<String, GrantRow>> kept = new HashMap<>();

    GrantedPermissions(Grants grants, FileRoots roots, Denials denials, PrivateHosts hosts, LongSupplier clock) {
        this.grants = grants;
        this.roots = roots;
        this.denials = denials;
        this.hosts = hosts;
        this.clock = clock;
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
            String plugin, Collection<String> declared, boolean described, String by, boolean grantsAdded) {
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
        Set<String> all = new TreeSet<>(declared);
        if (before != null) {
            all.addAll(before.declared()); // the version before still has executions
        }
        replace(plugin, Held.of(described || before != null && before.described(), all, rows));
        return () -> undo(plugin, before, old, !rows.equals(old));
    }

    private synchronized void undo(String plugin, @Nullable Held before, Map<String, GrantRow> old, boolean written) {
        replace(plugin, before);
        if (written) {
            grants.replace(plugin, old.values());
        }
    }

    /** The version before has gone: only these count from now on, and what nobody asks for any more is granted no more. */
    public synchronized void settle(String plugin, Collection<String> declared) {
        Held before = held().get(plugin);
        if (before != null && !before.declared().equals(Set.copyOf(declared))) {
            boolean described = before.described();
            Map<String, GrantRow> rows = new HashMap<>(before.rows());
            rows.values().removeIf(row -> described && row.granted() && !declared.contains(row.permission()));
            if (!rows.equals(before.rows())) {
                grants.replace(plugin, rows.values());
            }
            replace(plugin, Held.of(before.described(), new TreeSet<>(declared), rows));
        }
    }

    /** A plugin has gone with all its versions: whoever installs it again decides again. */
    public synchronized void forget(String plugin) {
        replace(plugin, null);
        uses.keySet().removeIf(key -> key.startsWith(plugin + " "));
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
    public PluginAccess of(String plugin) {
        return accesses.computeIfAbsent(plugin, id -> new CheckedAccess(this, id));
    }

    @Override
    public @Nullable PluginAccess ofBundle(String location) {
        return PluginLocation.parse(location).map(own -> of(own.id())).orElse(null);
    }

    /** Which of these a plugin has not. */
    public List<String> revoked(String plugin, Collection<String> permissions) {
        Held held = held().get(plugin);
        return held == null
                ? List.of()
                : permissions.stream().filter(one -> !held.isGranted(one)).toList();
    }

    boolean isDeclared(String plugin, Kind kind, String target) {
        Held held = held().get(plugin);
        if (held == null || !held.described()) {
            return true; // it is checked again when it is used
        }
        String name = name(plugin, kind, target);
        return name != null && (isOwnFolder(kind, name) || held.asked().find(kind, name) != null);
    }

    void require(String plugin, Kind kind, String target) {
        String problem = problem(plugin, kind, target);
        if (problem != null) {
            throw new ForbiddenException(Denials.CODE, problem);
        }
        if (kind == Kind.OUTBOUND) {
            hosts.check(plugin, target);
        }
    }

    /** Whether something may pass, without a word to anybody if it may not. */
    boolean allows(String plugin, Kind kind, String target) {
        Held held = held().get(plugin);
        return held != null && held.granted().find(kind, target) != null;
    }

    /** Why something is denied, in a sentence; null if it may pass. Counts both. */
    @Nullable
    String problem(String plugin, Kind kind, String target) {
        Map<String, Held> state = now;
        if (state == null) {
            throw new UnavailableException("hub.starting", "What plugins may reach is not known yet.", 1);
        }
        Held held = state.get(plugin);
        String name = name(plugin, kind, target);
        if (name != null && isOwnFolder(kind, name)) {
            return null;
        }
        Ask granted = held == null || name == null ? null : held.granted().find(kind, name);
        if (granted != null) {
            uses(plugin, granted.text()).passed(clock.getAsLong());
            return null;
        }
        Ask asked = held == null || name == null ? null : held.asked().find(kind, name);
        String permission = asked != null ? asked.text() : Ask.of(kind, name == null ? target : name);
        if (asked != null) {
            uses(plugin, permission).denied();
        }
        denials.tell(plugin, permission);
        return sentence(plugin, permission, asked != null, name == null);
    }

    private static String sentence(String plugin, String permission, boolean declared, boolean nowhere) {
        String begin = "Plugin " + plugin + " may not use " + permission + ": ";
        if (nowhere) {
            return begin + "the file is neither in its own folder nor below a root of etc/io.serai.plugins.cfg.";
        }
        return begin
                + (declared
                        ? "grant it with serai:plugin-permission-grant " + plugin + " " + permission + "."
                        : "its plugin.json does not declare it.");
    }

    /** What stands after the kind in the permission; null for a file in no root. */
    private @Nullable String name(String plugin, Kind kind, String target) {
        return kind == Kind.FILE && (target.indexOf('/') >= 0 || target.indexOf('\\') >= 0)
                ? roots.rootOf(plugin, target)
                : target;
    }

    private static boolean isOwnFolder(Kind kind, String name) {
        return kind == Kind.FILE && name.isEmpty();
    }

    private Uses uses(String plugin, String permission) {
        // made for what is declared or decided, so there are few
        return uses.computeIfAbsent(plugin + " " + permission, key -> new Uses());
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
        Uses used = uses.get(plugin + " " + permission);
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
