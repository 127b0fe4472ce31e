package io.serai.plugins.internal.running;

import io.serai.api.error.ConflictException;
import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginBindings;
import io.serai.api.plugin.PluginNeeds;
import io.serai.plugins.internal.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Binds to the versions of one moment. */
abstract class VersionBindings implements PluginBindings {
    private final ToolRegistry tools;

    VersionBindings(ToolRegistry tools) {
        this.tools = tools;
    }

    abstract Versions versions();

    @Override
    public PluginBinding bind(PluginNeeds needs) {
        Versions now = versions();
        Map<String, RunningVersion> bound = new TreeMap<>();
        String owner = needs.owner();
        if (owner != null) {
            RunningVersion own = choose(now, owner, needs);
            if (own != null) {
                bound.put(owner, own);
            }
        }
        for (String plugin : now.running().keySet()) {
            RunningVersion chosen = choose(now, plugin, needs);
            if (chosen != null && offers(chosen, needs)) {
                bound.put(plugin, chosen);
            }
        }
        needs.pinned().forEach((plugin, version) -> {
            if (now.find(plugin, version) == null) {
                throw new ConflictException(
                        "plugin.version-missing",
                        "The workflow is pinned to plugin " + plugin + " " + version + ", which is not installed.");
            }
        });
        return binding(bound, owner);
    }

    private static @Nullable RunningVersion choose(Versions now, String plugin, PluginNeeds needs) {
        String pinned = needs.pinned().get(plugin);
        return pinned == null ? now.active(plugin) : now.find(plugin, pinned);
    }

    private boolean offers(RunningVersion version, PluginNeeds needs) {
        return version.schemes().stream().anyMatch(needs.schemes()::contains)
                || tools.of(version.id(), version.digest()).stream().anyMatch(needs.tools()::contains);
    }

    @Override
    public @Nullable PluginBinding restore(Map<String, String> wanted) {
        Versions now = versions();
        Map<String, RunningVersion> bound = new TreeMap<>();
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            RunningVersion version = now.find(entry.getKey(), entry.getValue());
            if (version == null) {
                return null;
            }
            bound.put(entry.getKey(), version);
        }
        return binding(bound, null);
    }

    private PluginBinding binding(Map<String, RunningVersion> bound, @Nullable String owner) {
        Map<String, String> names = new TreeMap<>();
        Map<String, String> digests = new HashMap<>();
        List<ClassLoader> loaders = new ArrayList<>();
        RunningVersion own = owner == null ? null : bound.get(owner);
        if (own != null) {
            loaders.addAll(own.loaders());
        }
        bound.forEach((plugin, version) -> {
            names.put(plugin, version.version());
            digests.put(plugin, version.digest());
            if (!plugin.equals(owner)) {
                loaders.addAll(version.loaders());
            }
        });
        return new PluginBinding(names, loaders, tools.of(digests));
    }
}
