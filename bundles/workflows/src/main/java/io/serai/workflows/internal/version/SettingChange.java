package io.serai.workflows.internal.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A setting that is not as it was.
 *
 * @param key with dots, such as {@code steps.charge.once}
 * @param before null if it was not set
 * @param after null if it is not set
 */
public record SettingChange(
        String key, @Nullable Object before, @Nullable Object after) {
    static List<SettingChange> between(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> left = new TreeMap<>();
        Map<String, Object> right = new TreeMap<>();
        flatten("", before, left);
        flatten("", after, right);
        Set<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        List<SettingChange> changes = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(left.get(key), right.get(key))) {
                changes.add(new SettingChange(key, left.get(key), right.get(key)));
            }
        }
        return changes;
    }

    private static void flatten(String prefix, Map<?, ?> settings, Map<String, Object> flat) {
        settings.forEach((key, value) -> {
            if (value instanceof Map<?, ?> nested && !nested.isEmpty()) {
                flatten(prefix + key + ".", nested, flat);
            } else if (value != null) {
                flat.put(prefix + key, value);
            }
        });
    }
}
