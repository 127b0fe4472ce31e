package io.serai.workflows.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginBindings;
import io.serai.api.plugin.PluginNeeds;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plugin versions side by side, without bundles: what is there, and which of each plugin is active. */
final class FakePlugins implements PluginBindings {
    /** A version of a plugin that offers tools and has a loader of its own, or none. */
    record Version(String plugin, String version, Map<String, Tool> tools, Set<String> schemes, ClassLoader loader) {
        String key() {
            return plugin + "@" + version;
        }

        /** One with tools that answer with the version. */
        static Version offering(String plugin, String version, String... tools) {
            Map<String, Tool> all = new TreeMap<>();
            for (String name : tools) {
                all.put(name, new Says(name, version));
            }
            return new Version(plugin, version, all, Set.of(), null);
        }
    }

    private final Map<String, Version> there;
    private final Map<String, String> active;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Whose tools are found that a workflow does not name: a preview must not be held by what was built for it. */
    private final FakePlugins origin;

    FakePlugins() {
        this(null, Map.of(), Map.of());
    }

    private FakePlugins(FakePlugins origin, Map<String, Version> there, Map<String, String> active) {
        this.origin = origin == null ? this : origin;
        this.there = new ConcurrentHashMap<>(there);
        this.active = new ConcurrentHashMap<>(active);
    }

    /** Comes, beside the others. */
    void add(Version version) {
        there.put(version.key(), version);
        tell();
    }

    /** Takes new executions. */
    void activate(String plugin, String version) {
        active.put(plugin, version);
        tell();
    }

    void remove(String plugin, String version) {
        there.remove(plugin + "@" + version);
        active.remove(plugin, version);
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** What would be if that version were active; null for none. */
    FakePlugins with(String plugin, String version) {
        FakePlugins next = new FakePlugins(origin, there, active);
        if (version == null) {
            next.active.remove(plugin);
        } else {
            next.active.put(plugin, version);
        }
        return next;
    }

    /** What would be if that version were gone. */
    FakePlugins without(String plugin, String version) {
        FakePlugins next = new FakePlugins(origin, there, active);
        next.remove(plugin, version);
        return next;
    }

    @Override
    public PluginBinding bind(PluginNeeds needs) {
        Map<String, String> wanted = new TreeMap<>(active);
        wanted.putAll(needs.pinned());
        Set<String> used = new LinkedHashSet<>();
        if (needs.owner() != null && active.containsKey(needs.owner())) {
            used.add(needs.owner());
        }
        Map<String, String> versions = new TreeMap<>();
        wanted.forEach((plugin, version) -> {
            Version found = there.get(plugin + "@" + version);
            if (found == null) {
                throw new ConflictException("plugin.version-missing", plugin + " " + version + " is not there.");
            }
            boolean offers = needs.tools().stream().anyMatch(found.tools()::containsKey)
                    || needs.schemes().stream().anyMatch(found.schemes()::contains);
            if (offers || used.contains(plugin) || needs.pinned().containsKey(plugin)) {
                used.add(plugin);
                versions.put(plugin, version);
            }
        });
        return binding(used, versions);
    }

    private PluginBinding binding(Set<String> order, Map<String, String> versions) {
        List<ClassLoader> loaders = new ArrayList<>();
        for (String plugin : order) {
            ClassLoader loader = there.get(plugin + "@" + versions.get(plugin)).loader();
            if (loader != null) {
                loaders.add(loader);
            }
        }
        List<Version> bound = versions.entrySet().stream()
                .map(pin -> there.get(pin.getKey() + "@" + pin.getValue()))
                .toList();
        return new PluginBinding(versions, loaders, new Bound(origin, bound));
    }

    @Override
    public PluginBinding restore(Map<String, String> versions) {
        boolean all =
                versions.entrySet().stream().allMatch(pin -> there.containsKey(pin.getKey() + "@" + pin.getValue()));
        return all ? binding(new TreeMap<>(versions).keySet(), versions) : null;
    }

    @Override
    public AutoCloseable whenChanged(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The tools of some versions, then those of active ones. */
    private record Bound(FakePlugins all, List<Version> versions) implements Tools {
        @Override
        public List<ToolInfo> list() {
            return List.of();
        }

        @Override
        public Optional<Tool> find(String name) {
            for (Version version : versions) {
                if (version.tools().containsKey(name)) {
                    return Optional.of(version.tools().get(name));
                }
            }
            return all.active.entrySet().stream()
                    .map(pin -> all.there.get(pin.getKey() + "@" + pin.getValue()))
                    .filter(version -> version != null && version.tools().containsKey(name))
                    .map(version -> version.tools().get(name))
                    .findFirst();
        }
    }

    /** Answers with a text. */
    private record Says(String name, String text) implements Tool {
        @Override
        public ToolDescription description() {
            return new ToolDescription(name, "Says " + text + ".", "{\"type\":\"object\"}", null);
        }

        @Override
        public Object call(ToolCall call) {
            return text;
        }
    }
}
