package io.serai.plugins.internal.permission;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.UnavailableException;
import io.serai.api.plugin.PluginAccess.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets pass what is granted, denies the rest, and counts both. Thread-safe; never waits for the store. */
final class PermissionChecks {
    private final FileRoots roots;
    private final PermissionTrail trail;
    private final PrivateHosts hosts;
    private final LongSupplier clock;
    private final Supplier<@Nullable Map<String, Held>> state;
    private final ConcurrentMap<String, Uses> uses = new ConcurrentHashMap<>();

    /** @param state what is held now, by plugin; null as long as nobody knows */
    PermissionChecks(
            FileRoots roots,
            PermissionTrail trail,
            PrivateHosts hosts,
            LongSupplier clock,
            Supplier<@Nullable Map<String, Held>> state) {
        this.roots = roots;
        this.trail = trail;
        this.hosts = hosts;
        this.clock = clock;
        this.state = state;
    }

    /** @param version null for any of the plugin's; so below */
    boolean isDeclared(String plugin, @Nullable String version, Kind kind, String target) {
        Held held = held(plugin);
        if (held == null || !held.described()) {
            return true; // it is checked again when it is used
        }
        return covers(plugin, held.part(version).asked(), kind, target);
    }

    /** Whether permissions are for something, or it needs none. */
    boolean covers(String plugin, Asks asks, Kind kind, String target) {
        String name = name(plugin, kind, target);
        return name != null && (isOwnFolder(kind, name) || asks.find(kind, name) != null);
    }

    void require(String plugin, @Nullable String version, Kind kind, String target) {
        String problem = problem(plugin, version, kind, target);
        if (problem != null) {
            throw new ForbiddenException(PermissionTrail.DENIED, problem);
        }
        if (kind == Kind.OUTBOUND) {
            hosts.check(plugin, target);
        }
    }

    /** Whether something may pass, without a word to anybody if it may not. */
    boolean allows(String plugin, @Nullable String version, Kind kind, String target) {
        Held held = held(plugin);
        return held != null && held.part(version).granted().find(kind, target) != null;
    }

    private @Nullable Held held(String plugin) {
        Map<String, Held> now = state.get();
        return now == null ? null : now.get(plugin);
    }

    /** Why something is denied, in a sentence; null if it may pass. */
    private @Nullable String problem(String plugin, @Nullable String version, Kind kind, String target) {
        Map<String, Held> now = state.get();
        if (now == null) {
            throw new UnavailableException("hub.starting", "What plugins may reach is not known yet.", 1);
        }
        String name = name(plugin, kind, target);
        if (name != null && isOwnFolder(kind, name)) {
            return null;
        }
        Held held = now.get(plugin);
        Held.Part part = held == null || name == null ? Held.Part.NONE : held.part(version);
        Ask granted = part.granted().find(kind, name == null ? target : name);
        if (granted != null) {
            uses(plugin, granted.text()).passed(clock.getAsLong());
            return null;
        }
        Ask asked = part.asked().find(kind, name == null ? target : name);
        String permission = asked != null ? asked.text() : Ask.of(kind, name == null ? target : name);
        if (asked != null) {
            uses(plugin, permission).denied();
        }
        trail.denied(plugin, permission);
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

    /** How a permission was used; null if it was not. */
    @Nullable
    Uses used(String plugin, String permission) {
        return uses.get(plugin + " " + permission);
    }

    private Uses uses(String plugin, String permission) {
        // made for what is declared or decided, so there are few
        return uses.computeIfAbsent(plugin + " " + permission, key -> new Uses());
    }

    void forget(String plugin) {
        uses.keySet().removeIf(key -> key.startsWith(plugin + " "));
    }
}
