package io.serai.plugins.internal.install;

import io.serai.plugins.internal.pack.SemanticVersion;
import io.serai.plugins.internal.wanted.WantedVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All managed versions, by plugin and version, with what is refused of the drop-in folder. Written on one thread. */
final class Managed {
    private volatile Map<String, Map<String, ManagedVersion>> versions = Map.of();

    void put(ManagedVersion version) {
        Map<String, Map<String, ManagedVersion>> next = copy();
        next.computeIfAbsent(version.id(), fresh -> new TreeMap<>()).put(version.version(), version);
        versions = next;
    }

    void remove(String id, String version) {
        Map<String, Map<String, ManagedVersion>> next = copy();
        Map<String, ManagedVersion> of = next.get(id);
        if (of != null) {
            of.remove(version);
            if (of.isEmpty()) {
                next.remove(id);
            }
        }
        versions = next;
    }

    private Map<String, Map<String, ManagedVersion>> copy() {
        Map<String, Map<String, ManagedVersion>> next = new TreeMap<>();
        versions.forEach((id, of) -> next.put(id, new TreeMap<>(of)));
        return next;
    }

    Collection<String> ids() {
        return versions.keySet();
    }

    /** The newest first. */
    List<ManagedVersion> of(String id) {
        return versions.getOrDefault(id, Map.of()).values().stream()
                .sorted(Comparator.comparing(
                        (ManagedVersion version) -> SemanticVersion.of(version.version()), Comparator.reverseOrder()))
                .toList();
    }

    List<ManagedVersion> all() {
        return versions.values().stream().flatMap(of -> of.values().stream()).toList();
    }

    @Nullable
    ManagedVersion find(String id, String version) {
        return versions.getOrDefault(id, Map.of()).get(version);
    }

    /** The version that takes new executions; null if the plugin is not there, or only drains. */
    @Nullable
    ManagedVersion active(String id) {
        return of(id).stream().filter(ManagedVersion::isActive).findFirst().orElse(null);
    }

    /** What the store should say of a plugin. */
    List<WantedVersion> rows(String id) {
        return of(id).stream().map(ManagedVersion::wanted).collect(Collectors.toList());
    }
}
