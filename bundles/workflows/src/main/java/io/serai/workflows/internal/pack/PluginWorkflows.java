package io.serai.workflows.internal.pack;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginBindings;
import io.serai.api.plugin.PluginNeeds;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Problem;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RoutePacks;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.deploy.PathTemplate;
import io.serai.workflows.internal.deploy.Rebinding;
import io.serai.workflows.internal.deploy.Rebinding.Rebound;
import io.serai.workflows.internal.deploy.VersionBuilder;
import io.serai.workflows.internal.pack.PreparedChange.Own;
import io.serai.workflows.internal.plugin.LiveBindings;
import io.serai.workflows.internal.plugin.NeedsReader;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import io.serai.workflows.internal.text.WorkflowCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The workflows that plugins bring, and what their coming and going means for all others. */
public final class PluginWorkflows implements RoutePacks {
    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final ActiveVersions active;
    private final WorkflowCheck text;
    private final VersionBuilder builder;
    private final Rebinding rebinding;
    private final LiveBindings bindings;

    public PluginWorkflows(
            WorkflowRepository workflows,
            VersionRepository versions,
            ActiveVersions active,
            WorkflowCheck text,
            VersionBuilder builder,
            LiveBindings bindings) {
        this.workflows = workflows;
        this.versions = versions;
        this.active = active;
        this.text = text;
        this.builder = builder;
        this.rebinding = new Rebinding(active, versions, builder);
        this.bindings = bindings;
    }

    @Override
    public synchronized Change prepare(
            String plugin, @Nullable String version, List<RoutePackEntry> entries, PluginBindings next) {
        List<Bound> bound = bound(plugin, entries, next);
        check(bound);
        List<WorkflowRow> owned = workflows.ofPlugin(plugin);
        Set<String> ids = owned.stream().map(WorkflowRow::id).collect(Collectors.toSet());
        List<Own> own = new ArrayList<>();
        try {
            if (version != null) {
                for (Bound one : bound) {
                    own.add(own(plugin, version, one, named(owned, one.entry().name())));
                }
            }
            requireFreePaths(own, ids);
            Set<String> names = own.stream().map(Own::name).collect(Collectors.toSet());
            List<WorkflowRow> gone =
                    owned.stream().filter(row -> !names.contains(row.name())).toList();
            List<Rebound> others =
                    rebinding.build(live -> !ids.contains(live.version().workflow()), next::bind, (live, failure) -> {
                        if (hasItsPluginsNow(live)) {
                            throw named(live, failure);
                        }
                    });
            return new PreparedChange(
                    workflows,
                    versions,
                    active,
                    rebinding,
                    own.stream().filter(Own::changes).toList(),
                    gone,
                    others);
        } catch (RuntimeException e) {
            own.forEach(Own::discard);
            throw e;
        }
    }

    @Override
    public List<String> undeclared(
            String plugin, List<RoutePackEntry> entries, PluginBindings next, PluginAccess access) {
        return bound(plugin, entries, next).stream()
                .flatMap(one -> text.undeclared(one.entry().dsl(), one.binding(), access).stream())
                .toList();
    }

    /** A workflow that the plugin brings, with what it names of plugins and what it gets of them. */
    private record Bound(RoutePackEntry entry, PluginNeeds needs, PluginBinding binding) {}

    private static List<Bound> bound(String plugin, List<RoutePackEntry> entries, PluginBindings next) {
        List<Bound> bound = new ArrayList<>();
        for (RoutePackEntry entry : entries) {
            PluginNeeds needs = NeedsReader.read(plugin, entry);
            bound.add(new Bound(entry, needs, next.bind(needs)));
        }
        return bound;
    }

    private void check(List<Bound> bound) {
        List<Violation> wrong = new ArrayList<>();
        for (Bound one : bound) {
            RoutePackEntry entry = one.entry();
            for (Problem problem :
                    text.check(entry.dsl(), entry.settings(), one.binding().loaders())) {
                String line = problem.line() == null ? "" : " (line " + problem.line() + ")";
                wrong.add(new Violation(
                        entry.name() + (problem.node() == null ? "" : "." + problem.node()), problem.message() + line));
            }
        }
        if (!wrong.isEmpty()) {
            throw invalid(wrong);
        }
    }

    private static InvalidInputException invalid(List<Violation> wrong) {
        Violation first = wrong.get(0);
        return new InvalidInputException(
                "workflow.invalid", "The workflow " + first.field() + " cannot run: " + first.message(), wrong);
    }

    /** One that lacks a plugin anyway stands in nobody's way. */
    private boolean hasItsPluginsNow(LiveVersion live) {
        try {
            bindings.bind(live.needs());
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    /** Says which workflow it is that stands in the way. */
    private static RuntimeException named(LiveVersion live, RuntimeException failure) {
        String name = live.version().name();
        if (failure instanceof InvalidInputException e) {
            List<Violation> wrong = e.violations().stream()
                    .map(violation -> new Violation(name + "." + violation.field(), violation.message()))
                    .toList();
            return wrong.isEmpty() ? failure : invalid(wrong);
        }
        return failure instanceof ConflictException e
                ? new ConflictException(e.code(), "Workflow " + name + ": " + e.detail())
                : failure;
    }

    private Own own(String plugin, String version, Bound bound, @Nullable WorkflowRow existing) {
        RoutePackEntry entry = bound.entry();
        PluginNeeds needs = bound.needs();
        PluginBinding binding = bound.binding();
        if (existing == null) {
            requireFreeName(plugin, entry.name());
            return Own.fresh(plugin, version, entry, row -> builder.build(entry.name(), row, needs, binding));
        }
        VersionRow running = activeVersion(existing);
        if (running == null
                || !running.dsl().equals(entry.dsl())
                || !running.settings().equals(entry.settings())) {
            return Own.edited(existing, version, entry, row -> builder.build(entry.name(), row, needs, binding));
        }
        LiveVersion live = active.find(existing.id());
        boolean asItIs = live != null && live.version().version() == running.version() && live.isBoundTo(binding);
        return Own.same(existing, version, entry, asItIs ? null : builder.build(entry.name(), running, needs, binding));
    }

    private void requireFreeName(String plugin, String name) {
        workflows.named(Caller.DEFAULT_TENANT, name).stream()
                .filter(row -> !plugin.equals(row.plugin()))
                .findFirst()
                .ifPresent(other -> {
                    throw new ConflictException(
                            "plugin.name-clash",
                            "There is a workflow named " + name + " already, "
                                    + (other.plugin() == null ? "made here" : "of the plugin " + other.plugin())
                                    + "; rename or remove one of them.");
                });
    }

    private void requireFreePaths(List<Own> own, Set<String> mine) {
        Set<String> paths = new HashSet<>();
        for (Own workflow : own) {
            for (String path : workflow.hookPaths()) {
                versions.requireFree(Caller.DEFAULT_TENANT, path, mine);
                if (!paths.add(PathTemplate.of(path).key())) {
                    throw new ConflictException(
                            "hook.path-taken",
                            "Two workflows of the plugin answer on "
                                    + (WorkflowRow.isService(path) ? path : "/hooks/" + path) + ".");
                }
            }
        }
    }

    private @Nullable VersionRow activeVersion(WorkflowRow row) {
        Integer version = row.activeVersion();
        return version == null ? null : versions.find(row.id(), version).orElse(null);
    }

    private static @Nullable WorkflowRow named(List<WorkflowRow> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElse(null);
    }

    @Override
    public Map<String, String> installed() {
        return workflows.plugins();
    }

    @Override
    public Map<String, Set<String>> inUse() {
        Map<String, Set<String>> used = new HashMap<>();
        for (LiveVersion live : active.running()) {
            live.version()
                    .plugins()
                    .versions()
                    .forEach((plugin, version) ->
                            used.computeIfAbsent(plugin, key -> new HashSet<>()).add(version));
        }
        return used;
    }
}
