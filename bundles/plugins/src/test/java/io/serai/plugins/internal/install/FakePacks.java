package io.serai.plugins.internal.install;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginBindings;
import io.serai.api.plugin.PluginNeeds;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RoutePacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Takes packs as the workflows bundle would. */
final class FakePacks implements RoutePacks {
    record Pack(String version, List<RoutePackEntry> entries, List<ClassLoader> loaders) {}

    final Map<String, Pack> packs = new ConcurrentHashMap<>();
    final Map<String, String> stored = new ConcurrentHashMap<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    final Map<String, Set<String>> held = new ConcurrentHashMap<>();
    volatile Supplier<? extends RuntimeException> refusal;
    volatile Supplier<? extends RuntimeException> failure;
    /** A tool that each workflow uses; null for none. */
    volatile String uses;

    @Override
    public List<String> undeclared(
            String plugin, List<RoutePackEntry> entries, PluginBindings next, PluginAccess access) {
        String tool = uses;
        return tool == null || access.isDeclared(PluginAccess.Kind.TOOL, tool)
                ? List.of()
                : entries.stream().map(entry -> entry.name() + " uses " + tool).toList();
    }

    @Override
    public Change prepare(String plugin, String version, List<RoutePackEntry> entries, PluginBindings next) {
        Supplier<? extends RuntimeException> refusing = refusal;
        if (refusing != null) {
            throw refusing.get();
        }
        List<ClassLoader> loaders = version == null
                ? List.of()
                : next.bind(new PluginNeeds(plugin, Set.of(), Set.of(), Map.of()))
                        .loaders();
        return new Change() {
            private boolean over;

            /** As the workflows bundle has it: a change ends once, also one that fails. */
            private void end() {
                if (over) {
                    throw new IllegalStateException("This change has been made or discarded already.");
                }
                over = true;
            }

            @Override
            public List<String> workflows() {
                return entries.stream().map(RoutePackEntry::name).toList();
            }

            @Override
            public void apply() {
                end();
                Supplier<? extends RuntimeException> failing = failure;
                if (failing != null) {
                    throw failing.get();
                }
                log.add(plugin + " " + version);
                if (version == null) {
                    packs.remove(plugin);
                    stored.remove(plugin);
                } else {
                    packs.put(plugin, new Pack(version, entries, loaders));
                    stored.put(plugin, version);
                }
            }

            @Override
            public void discard() {
                end();
                log.add(plugin + " discarded");
            }
        };
    }

    @Override
    public Map<String, Set<String>> inUse() {
        return Map.copyOf(held);
    }

    @Override
    public Map<String, String> installed() {
        return Map.copyOf(stored);
    }

    List<String> versions() {
        List<String> all = new ArrayList<>();
        new TreeMap<>(packs).forEach((plugin, pack) -> all.add(plugin + " " + pack.version()));
        return all;
    }
}
