package io.serai.plugins.internal.permission;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one plugin declared and was granted; unchanging.
 *
 * @param described whether it has a {@code plugin.json}; one without may be granted anything
 * @param rows the decisions, by permission
 */
record Held(boolean described, Set<String> declared, Map<String, GrantRow> rows, Asks asked, Asks granted) {
    static Held of(boolean described, Set<String> declared, Map<String, GrantRow> rows) {
        Set<String> granted = new TreeSet<>();
        rows.values().stream()
                .filter(row -> row.granted() && (!described || declared.contains(row.permission())))
                .forEach(row -> granted.add(row.permission()));
        return new Held(described, new TreeSet<>(declared), new TreeMap<>(rows), new Asks(declared), new Asks(granted));
    }

    Held with(Map<String, GrantRow> decided) {
        Map<String, GrantRow> all = new TreeMap<>(rows);
        all.putAll(decided);
        return of(described, declared, all);
    }

    boolean isGranted(String permission) {
        GrantRow row = rows.get(permission);
        return row != null && row.granted() && (!described || declared.contains(permission));
    }
}
