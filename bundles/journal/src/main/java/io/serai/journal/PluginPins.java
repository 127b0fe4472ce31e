package io.serai.journal;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plugin versions that executions are pinned to; equal if they are the same. Made once for all executions of a context. */
public final class PluginPins {
    /** No plugin at all. */
    public static final PluginPins NONE = new PluginPins(Map.of());

    /** As much as an execution's row holds. */
    public static final int MAX_LENGTH = 2000;

    private final Map<String, String> versions;
    private final String text;

    private PluginPins(Map<String, String> versions) {
        this.versions = Map.copyOf(versions);
        this.text = new TreeMap<>(versions)
                .entrySet().stream()
                        .map(pin -> pin.getKey() + "@" + pin.getValue())
                        .collect(Collectors.joining(","));
    }

    /** @param versions by plugin id */
    public static PluginPins of(Map<String, String> versions) {
        return versions.isEmpty() ? NONE : new PluginPins(versions);
    }

    /** What {@link #text} gave before. */
    public static PluginPins parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        Map<String, String> versions = new TreeMap<>();
        for (String pin : text.split(",", -1)) {
            int at = pin.lastIndexOf('@');
            if (at > 0) {
                versions.put(pin.substring(0, at), pin.substring(at + 1));
            }
        }
        return of(versions);
    }

    /** By plugin id. */
    public Map<String, String> versions() {
        return versions;
    }

    public boolean isEmpty() {
        return versions.isEmpty();
    }

    /** Whether it is pinned to that version of the plugin. */
    public boolean has(String plugin, String version) {
        return version.equals(versions.get(plugin));
    }

    /** The same with another version of a plugin. */
    public PluginPins with(String plugin, String version) {
        Map<String, String> others = new TreeMap<>(versions);
        others.put(plugin, version);
        return of(others);
    }

    /** {@code id@version} joined by commas, in the order of ids; null for none. */
    public @Nullable String text() {
        return text.isEmpty() ? null : text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PluginPins pins && pins.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "no plugins" : text.replace(",", ", ");
    }
}
