package io.serai.plugins.internal.install;

import io.serai.api.plugin.PluginPlan;
import io.serai.plugins.internal.descriptor.Descriptor;
import io.serai.plugins.internal.framework.InstalledVersion;
import io.serai.plugins.internal.framework.PluginFramework;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.pack.SemanticVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what a change would do, without doing it. */
final class Planner {
    private final Managed managed;
    private final PluginFramework framework;

    Planner(Managed managed, PluginFramework framework) {
        this.managed = managed;
        this.framework = framework;
    }

    /**
     * @param packages what would be installed, in order: what is required first
     * @param live executions that have not ended, by plugin and version
     * @param anyOrder whether an older version may follow a newer one, and another build the same version
     */
    PluginPlan install(List<PluginPackage> packages, Map<String, Map<String, Integer>> live, boolean anyOrder) {
        List<PluginPlan.Item> install = new ArrayList<>();
        List<PluginPlan.Item> update = new ArrayList<>();
        List<String> refresh = new ArrayList<>();
        Map<String, PluginPlan.Permissions> permissions = new TreeMap<>();
        List<String> workflows = new ArrayList<>();
        List<PluginPlan.Refusal> problems = new ArrayList<>();
        for (PluginPackage plugin : packages) {
            ManagedVersion before = managed.active(plugin.id());
            List<String> bundles = plugin.bundles().stream()
                    .map(bundle -> bundle.symbolicName() + " " + bundle.version())
                    .toList();
            if (before == null) {
                install.add(new PluginPlan.Item(plugin.id(), plugin.version(), null, 0, bundles));
            } else {
                int executions = live.getOrDefault(plugin.id(), Map.of()).getOrDefault(before.version(), 0);
                update.add(new PluginPlan.Item(plugin.id(), plugin.version(), before.version(), executions, bundles));
                if (before.installed() != null) {
                    refresh.addAll(framework.dependents(before.installed()));
                }
            }
            permissions.put(plugin.id(), difference(before, plugin));
            workflows.addAll(workflowsOf(plugin));
            problems.addAll(order(plugin, before, anyOrder));
            problems.addAll(missing(plugin, packages));
            problems.addAll(breaking(plugin));
        }
        return new PluginPlan(install, update, List.of(), refresh, permissions, workflows, problems);
    }

    PluginPlan remove(String id, Map<String, Map<String, Integer>> live, boolean force) {
        List<PluginPlan.Item> remove = new ArrayList<>();
        List<String> refresh = new ArrayList<>();
        List<String> workflows = new ArrayList<>();
        List<PluginPlan.Refusal> problems = new ArrayList<>();
        int executions = 0;
        for (ManagedVersion version : managed.of(id)) {
            int here = live.getOrDefault(id, Map.of()).getOrDefault(version.version(), 0);
            executions += here;
            InstalledVersion installed = version.installed();
            remove.add(new PluginPlan.Item(
                    id, version.version(), null, here, installed == null ? List.of() : installed.names()));
            if (installed != null) {
                refresh.addAll(framework.dependents(installed));
            }
            if (version.isActive()) {
                version.workflows().forEach(entry -> workflows.add(entry.name()));
            }
        }
        for (ManagedVersion other : managed.all()) {
            if (other.isActive() && other.plugin() != null && !other.id().equals(id) && requires(other.plugin(), id)) {
                problems.add(new PluginPlan.Refusal(
                        "plugin.needed", "Plugin " + id + " is needed by " + other.id() + "; remove that first."));
            }
        }
        if (executions > 0 && !force) {
            problems.add(new PluginPlan.Refusal(
                    "plugin.in-use",
                    executions + (executions == 1 ? " execution that began" : " executions that began") + " on plugin "
                            + id + (executions == 1 ? " has" : " have")
                            + " not ended. Wait for them, cancel them, or remove with force, which pauses them."));
        }
        return new PluginPlan(List.of(), List.of(), remove, refresh, Map.of(), workflows, problems);
    }

    private static boolean requires(PluginPackage plugin, String id) {
        return plugin.requires().stream().anyMatch(required -> required.id().equals(id));
    }

    private static PluginPlan.Permissions difference(@Nullable ManagedVersion before, PluginPackage plugin) {
        List<String> had = before == null || before.plugin() == null
                ? List.of()
                : before.plugin().permissions();
        List<String> added = new ArrayList<>(plugin.permissions());
        added.removeAll(had);
        List<String> removed = new ArrayList<>(had);
        removed.removeAll(plugin.permissions());
        return new PluginPlan.Permissions(added, removed);
    }

    private static List<String> workflowsOf(PluginPackage plugin) {
        Descriptor descriptor = plugin.descriptor();
        return descriptor == null ? List.of() : descriptor.contributes().getOrDefault("workflows", List.of());
    }

    private static List<PluginPlan.Refusal> order(
            PluginPackage plugin, @Nullable ManagedVersion before, boolean anyOrder) {
        if (before == null) {
            return List.of();
        }
        String name = "Plugin " + plugin.id() + " " + plugin.version();
        if (before.wanted().digest().equals(plugin.digest())) {
            return List.of(new PluginPlan.Refusal("plugin.installed", name + " is already installed."));
        }
        if (anyOrder) {
            return List.of();
        }
        int order = SemanticVersion.of(plugin.version()).compareTo(SemanticVersion.of(before.version()));
        if (order == 0) {
            return List.of(new PluginPlan.Refusal(
                    "plugin.version-exists",
                    name + " is installed with other content; give the new content a new version."));
        }
        return order > 0
                ? List.of()
                : List.of(new PluginPlan.Refusal(
                        "plugin.downgrade",
                        name + " is older than " + before.version()
                                + ", which is installed. To go back, choose the version"
                                + " among those of the plugin."));
    }

    /** What the package requires and neither the hub nor the rest of the change has. */
    private List<PluginPlan.Refusal> missing(PluginPackage plugin, List<PluginPackage> packages) {
        List<PluginPlan.Refusal> problems = new ArrayList<>();
        for (Descriptor.Requirement required : plugin.requires()) {
            String there = versionAfter(required.id(), packages);
            if (there == null || !SemanticVersion.of(there).isIn(required.range())) {
                problems.add(new PluginPlan.Refusal(
                        "plugin.unresolved",
                        "Plugin " + plugin.id() + " " + plugin.version() + " needs plugin " + required.id() + " "
                                + required.range() + ", and "
                                + (there == null ? "no catalog has it." : "only " + there + " is here.")));
            }
        }
        return problems;
    }

    private @Nullable String versionAfter(String id, List<PluginPackage> packages) {
        for (PluginPackage plugin : packages) {
            if (plugin.id().equals(id)) {
                return plugin.version();
            }
        }
        ManagedVersion active = managed.active(id);
        return active == null ? null : active.version();
    }

    /** Active plugins that require another version of this one. */
    private List<PluginPlan.Refusal> breaking(PluginPackage plugin) {
        List<PluginPlan.Refusal> problems = new ArrayList<>();
        for (ManagedVersion other : managed.all()) {
            if (!other.isActive() || other.plugin() == null) {
                continue;
            }
            for (Descriptor.Requirement required : other.plugin().requires()) {
                if (required.id().equals(plugin.id())
                        && !SemanticVersion.of(plugin.version()).isIn(required.range())) {
                    problems.add(new PluginPlan.Refusal(
                            "plugin.needed",
                            "Plugin " + other.id() + " needs " + plugin.id() + " " + required.range() + ", which "
                                    + plugin.version() + " is not."));
                }
            }
        }
        return problems;
    }
}
