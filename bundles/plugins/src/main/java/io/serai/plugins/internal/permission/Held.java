package io.serai.plugins.internal.permission;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one plugin declared and was granted; unchanging.
 *
 * @param described whether it has a {@code plugin.json}; one without may be granted anything
 * @param versions what each version that is here declares
 * @param rows the decisions, by permission; they are on the plugin, whichever version uses them
 * @param all what its versions declare together, and are granted
 * @param parts the same of each version
 */
record Held(
        boolean described,
        Map<String, Set<String>> versions,
        Map<String, GrantRow> rows,
        Part all,
        Map<String, Part> parts) {

    /** What may be asked for, and what of it is granted. */
    record Part(Set<String> declared, Asks asked, Asks granted) {
        static final Part NONE = new Part(Set.of(), Asks.NONE, Asks.NONE);

        static Part of(boolean described, Set<String> declared, Collection<GrantRow> rows) {
            Set<String> granted = new TreeSet<>();
            rows.stream()
                    .filter(row -> row.granted() && (!described || declared.contains(row.permission())))
                    .forEach(row -> granted.add(row.permission()));
            return new Part(declared, new Asks(declared), new Asks(granted));
        }
    }

    static Held of(boolean described, Map<String, Set<String>> versions, Map<String, GrantRow> rows) {
        Map<String, Part> parts = new LinkedHashMap<>();
        Set<String> together = new TreeSet<>();
        versions.forEach((version, declared) -> {
            parts.put(version, Part.of(described, declared, rows.values()));
            together.addAll(declared);
        });
        return new Held(
                described,
                Map.copyOf(versions),
                new TreeMap<>(rows),
                Part.of(described, together, rows.values()),
                parts);
    }

    Held with(Map<String, GrantRow> decided) {
        Map<String, GrantRow> changed = new TreeMap<>(rows);
        changed.putAll(decided);
        return of(described, versions, changed);
    }

    /** @param version null for all of them together */
    Part part(@Nullable String version) {
        return version == null ? all : parts.getOrDefault(version, Part.NONE);
    }

    Set<String> declared() {
        return all.declared();
    }

    boolean isGranted(String permission) {
        GrantRow row = rows.get(permission);
        return row != null && row.granted() && (!described || declared().contains(permission));
    }
}
