package io.serai.plugins.internal.install;

import io.serai.api.error.RetryableException;
import io.serai.api.error.SeraiException;
import io.serai.plugins.internal.install.DropFolder.Dropped;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.pack.SemanticVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the wanted set in step with the drop-in folder: of each plugin the highest version that lies there is wanted, and what
 * is taken away goes. Used on the reconciler's thread alone.
 */
final class DropIns {
    static final String SOURCE = "deploy:";
    private static final Logger LOG = LoggerFactory.getLogger(DropIns.class);

    /** So long after its last change a file that cannot be read may still be on its way. */
    private static final long COPYING_MILLIS = 2000;

    static final String BY = "drop-in folder";

    private final DropFolder folder;
    private final PackageReader reader;
    private final Managed managed;
    private final Changes changes;
    private final LifeCycle lifeCycle;
    private final Map<String, Seen> seen = new TreeMap<>();
    private volatile Map<String, Seen> refused = Map.of();

    DropIns(DropFolder folder, PackageReader reader, Managed managed, Changes changes, LifeCycle lifeCycle) {
        this.folder = folder;
        this.reader = reader;
        this.managed = managed;
        this.changes = changes;
        this.lifeCycle = lifeCycle;
    }

    /**
     * A file as it was last dealt with.
     *
     * @param plugin null if it cannot be read
     * @param code of the refusal; null if it was taken
     */
    record Seen(
            String name,
            Dropped file,
            @Nullable PluginPackage plugin,
            @Nullable String code,
            @Nullable String problem) {
        String id() {
            return plugin == null ? name.substring(0, name.length() - ".jar".length()) : plugin.id();
        }

        String version() {
            return plugin == null ? "" : plugin.version();
        }
    }

    /** What lies in the folder and is not installed, by file name. */
    Collection<Seen> refused() {
        return refused.values();
    }

    /** One look. Returns false if another is due soon: a file is still being written, or the store is away. */
    boolean reconcile() {
        Map<String, Dropped> files = folder.look();
        boolean settled = true;
        List<String> gone = new ArrayList<>();
        for (String name : List.copyOf(seen.keySet())) {
            if (!files.containsKey(name)) {
                seen.remove(name);
                gone.add(name);
            }
        }
        List<Seen> fresh = new ArrayList<>();
        for (Map.Entry<String, Dropped> file : files.entrySet()) {
            Seen before = seen.get(file.getKey());
            if (before == null || !before.file().equals(file.getValue())) {
                Seen now = read(file.getKey(), file.getValue());
                if (now == null) {
                    settled = false;
                } else {
                    fresh.add(now);
                }
            }
        }
        // the highest version of a plugin first: the others are then older than what is there
        fresh.sort(Comparator.comparing((Seen next) -> SemanticVersion.of(next.version()))
                .reversed());
        for (Seen next : inOrderOfNeed(fresh)) {
            settled &= take(next);
        }
        for (ManagedVersion version : managed.all()) {
            String source = version.wanted().source();
            if (version.isActive()
                    && source.startsWith(SOURCE)
                    && !files.containsKey(source.substring(SOURCE.length()))) {
                settled &= takeAway(version);
            }
        }
        showRefused();
        return settled;
    }

    /** Tries again what was refused, because something else has changed. */
    void tryAgain() {
        for (Seen old : List.copyOf(seen.values())) {
            if (old.plugin() != null && old.code() != null && !isHere(old.plugin())) {
                take(old);
            }
        }
        showRefused();
    }

    /** Deletes the file that a version came from, so that it does not come back. */
    void forget(ManagedVersion version) {
        String source = version.wanted().source();
        if (source.startsWith(SOURCE)) {
            String name = source.substring(SOURCE.length());
            try {
                folder.delete(name);
                seen.remove(name);
            } catch (IOException e) {
                LOG.warn("{} could not be deleted from the drop-in folder.", name, e);
            }
        }
    }

    /** Those that others of them require first; otherwise as they come. */
    private static List<Seen> inOrderOfNeed(List<Seen> fresh) {
        List<Seen> ordered = new ArrayList<>();
        Map<String, Seen> byId = new HashMap<>();
        fresh.forEach(next -> byId.putIfAbsent(next.id(), next));
        for (Seen next : fresh) {
            add(next, byId, ordered, 0);
        }
        return ordered;
    }

    private static void add(Seen next, Map<String, Seen> byId, List<Seen> ordered, int depth) {
        if (ordered.contains(next) || depth > byId.size()) {
            return;
        }
        if (next.plugin() != null) {
            next.plugin().requires().forEach(required -> {
                Seen other = byId.get(required.id());
                if (other != null) {
                    add(other, byId, ordered, depth + 1);
                }
            });
        }
        if (!ordered.contains(next)) {
            ordered.add(next);
        }
    }

    private @Nullable Seen read(String name, Dropped file) {
        try {
            return new Seen(name, file, reader.read(file.file()), null, null);
        } catch (SeraiException e) {
            if (System.currentTimeMillis() - file.modified() < COPYING_MILLIS) {
                return null;
            }
            return new Seen(name, file, null, e.code(), e.detail());
        }
    }

    private boolean take(Seen next) {
        PluginPackage plugin = next.plugin();
        if (plugin == null) {
            refuse(next, String.valueOf(next.code()), String.valueOf(next.problem()));
            return true;
        }
        if (isHere(plugin)) {
            seen.put(next.name(), next);
            return true;
        }
        ManagedVersion active = managed.active(plugin.id());
        boolean newBuild = active != null && active.version().equals(plugin.version());
        try {
            changes.install(new Changes.Installation(plugin, SOURCE + next.name(), BY, newBuild), operation -> {});
            seen.put(next.name(), new Seen(next.name(), next.file(), plugin, null, null));
            return true;
        } catch (RetryableException e) {
            return false;
        } catch (SeraiException e) {
            refuse(next, e.code(), e.detail());
            return true;
        } catch (RuntimeException e) {
            refuse(next, "hub.internal", "It could not be installed: " + e);
            return true;
        }
    }

    private boolean isHere(PluginPackage plugin) {
        ManagedVersion known = managed.find(plugin.id(), plugin.version());
        return known != null && known.isActive() && known.wanted().digest().equals(plugin.digest());
    }

    private void refuse(Seen next, String code, String problem) {
        Seen before = seen.put(next.name(), new Seen(next.name(), next.file(), next.plugin(), code, problem));
        if (before == null || !code.equals(before.code())) {
            LOG.warn("{} in the drop-in folder is refused: {} ({})", next.name(), problem, code);
        }
    }

    /** The next best version that lies there takes over; without one the plugin takes no new executions. */
    private boolean takeAway(ManagedVersion version) {
        Seen other = seen.values().stream()
                .filter(next -> next.plugin() != null && next.id().equals(version.id()))
                .max(Comparator.comparing(next -> SemanticVersion.of(next.version())))
                .orElse(null);
        try {
            if (other != null && other.plugin() != null) {
                changes.install(
                        new Changes.Installation(other.plugin(), SOURCE + other.name(), BY, true), operation -> {});
                seen.put(other.name(), new Seen(other.name(), other.file(), other.plugin(), null, null));
            } else {
                lifeCycle.retire(version.id(), BY);
            }
            return true;
        } catch (RetryableException e) {
            return false;
        } catch (SeraiException e) {
            LOG.warn("Plugin {} cannot go with its file: {}", version.id(), e.detail());
            return true;
        }
    }

    private void showRefused() {
        Map<String, Seen> now = new TreeMap<>();
        seen.forEach((name, next) -> {
            if (next.code() != null) {
                now.put(name, next);
            }
        });
        refused = now;
    }
}
