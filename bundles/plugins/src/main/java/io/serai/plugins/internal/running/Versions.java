package io.serai.plugins.internal.running;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The running versions at one moment; unchanging.
 *
 * @param running by plugin and version
 * @param active the version of each plugin that takes new executions, for those that have one
 */
public record Versions(Map<String, Map<String, RunningVersion>> running, Map<String, String> active) {
    static final Versions NONE = new Versions(Map.of(), Map.of());

    public Versions {
        running = running.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
        active = Map.copyOf(active);
    }

    public @Nullable RunningVersion find(String plugin, String version) {
        return running.getOrDefault(plugin, Map.of()).get(version);
    }

    public @Nullable RunningVersion active(String plugin) {
        String version = active.get(plugin);
        return version == null ? null : find(plugin, version);
    }

    /** With one more, not active; in place of one of the same version. */
    public Versions with(RunningVersion version) {
        Map<String, Map<String, RunningVersion>> next = copy();
        next.computeIfAbsent(version.id(), fresh -> new HashMap<>()).put(version.version(), version);
        return new Versions(next, active);
    }

    public Versions without(String plugin, String version) {
        Map<String, Map<String, RunningVersion>> next = copy();
        Map<String, RunningVersion> versions = next.get(plugin);
        if (versions != null) {
            versions.remove(version);
            if (versions.isEmpty()) {
                next.remove(plugin);
            }
        }
        return new Versions(next, version.equals(active.get(plugin)) ? activeWith(plugin, null) : active);
    }

    /** @param version null for none */
    public Versions activating(String plugin, @Nullable String version) {
        return new Versions(running, activeWith(plugin, version));
    }

    /** The digests of the active versions, by plugin. */
    public Map<String, String> activeDigests() {
        Map<String, String> digests = new TreeMap<>();
        active.keySet().forEach(plugin -> {
            RunningVersion version = active(plugin);
            if (version != null) {
                digests.put(plugin, version.digest());
            }
        });
        return digests;
    }

    private Map<String, String> activeWith(String plugin, @Nullable String version) {
        Map<String, String> next = new HashMap<>(active);
        if (version == null) {
            next.remove(plugin);
        } else {
            next.put(plugin, version);
        }
        return next;
    }

    private Map<String, Map<String, RunningVersion>> copy() {
        Map<String, Map<String, RunningVersion>> next = new HashMap<>();
        running.forEach((plugin, versions) -> next.put(plugin, new HashMap<>(versions)));
        return next;
    }
}
