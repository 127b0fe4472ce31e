package io.serai.workflows.internal.pack;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Problem;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RoutePacks;
import io.serai.store.Ids;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import io.serai.workflows.internal.text.WorkflowCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The workflows that plugins bring. */
public final class PluginWorkflows implements RoutePacks {
    /** Makes a stored workflow run. */
    public interface Activation {
        /** Publishes the row's text as its next version and switches to it. */
        void publish(WorkflowRow row, String by, List<ClassLoader> pinned, Map<String, String> plugins);

        /** Runs the version that the store says is active. */
        void restore(WorkflowRow row, VersionRow version, List<ClassLoader> pinned, Map<String, String> plugins);
    }

    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final ActiveVersions active;
    private final WorkflowCheck text;
    private final Activation activation;

    public PluginWorkflows(
            WorkflowRepository workflows,
            VersionRepository versions,
            ActiveVersions active,
            WorkflowCheck text,
            Activation activation) {
        this.workflows = workflows;
        this.versions = versions;
        this.active = active;
        this.text = text;
        this.activation = activation;
    }

    @Override
    public synchronized void install(
            String plugin, String version, List<RoutePackEntry> entries, ClassLoader resources) {
        List<ClassLoader> pinned = List.of(resources);
        check(entries, pinned);
        List<WorkflowRow> owned = workflows.ofPlugin(plugin);
        List<Undo> undo = new ArrayList<>();
        try {
            Set<String> names = new HashSet<>();
            for (RoutePackEntry entry : entries) {
                names.add(entry.name());
                undo.add(install(plugin, version, entry, named(owned, entry.name()), pinned));
            }
            for (WorkflowRow row : owned) {
                if (!names.contains(row.name())) {
                    drop(row);
                }
            }
        } catch (RuntimeException e) {
            for (int i = undo.size() - 1; i >= 0; i--) {
                undo.get(i).run();
            }
            throw e;
        }
    }

    /** Takes one installed entry back. */
    private interface Undo {
        void run();
    }

    private void check(List<RoutePackEntry> entries, List<ClassLoader> pinned) {
        List<Violation> wrong = new ArrayList<>();
        for (RoutePackEntry entry : entries) {
            for (Problem problem : text.check(entry.dsl(), entry.settings(), pinned)) {
                String line = problem.line() == null ? "" : " (line " + problem.line() + ")";
                wrong.add(new Violation(
                        entry.name() + (problem.node() == null ? "" : "." + problem.node()), problem.message() + line));
            }
        }
        if (!wrong.isEmpty()) {
            Violation first = wrong.get(0);
            throw new InvalidInputException(
                    "workflow.invalid", "The workflow " + first.field() + " cannot run: " + first.message(), wrong);
        }
    }

    private Undo install(
            String plugin,
            String version,
            RoutePackEntry entry,
            @Nullable WorkflowRow existing,
            List<ClassLoader> pinned) {
        Map<String, String> pins = Map.of(plugin, version);
        if (existing == null) {
            WorkflowRow row = fresh(plugin, version, entry);
            workflows.insert(row);
            Undo undo = () -> drop(row);
            try {
                activation.publish(row, plugin, pinned, pins);
            } catch (RuntimeException e) {
                undo.run();
                throw e;
            }
            return undo;
        }
        VersionRow running = activeVersion(existing);
        if (running != null
                && version.equals(existing.pluginVersion())
                && running.dsl().equals(entry.dsl())
                && running.settings().equals(entry.settings())) {
            activation.restore(existing, running, pinned, pins);
            return () -> {};
        }
        WorkflowRow next = edited(existing, version, entry);
        if (!workflows.update(next, existing.revision())) {
            throw new io.serai.api.error.ConflictException(
                    "workflow.changed-meanwhile", "Workflow " + existing.name() + " changed meanwhile; install again.");
        }
        activation.publish(next, plugin, pinned, pins);
        return () -> {};
    }

    private @Nullable VersionRow activeVersion(WorkflowRow row) {
        Integer version = row.activeVersion();
        return version == null ? null : versions.find(row.id(), version).orElse(null);
    }

    private static @Nullable WorkflowRow named(List<WorkflowRow> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElse(null);
    }

    private static WorkflowRow fresh(String plugin, String version, RoutePackEntry entry) {
        Instant now = Instant.now();
        return new WorkflowRow(
                Ids.next(),
                Caller.DEFAULT_TENANT,
                entry.name(),
                entry.description(),
                entry.dsl(),
                entry.settings(),
                List.of(),
                1,
                1,
                true,
                null,
                plugin,
                version,
                now,
                now,
                plugin);
    }

    private static WorkflowRow edited(WorkflowRow row, String version, RoutePackEntry entry) {
        return new WorkflowRow(
                row.id(),
                row.tenant(),
                row.name(),
                entry.description(),
                entry.dsl(),
                entry.settings(),
                row.tags(),
                row.revision() + 1,
                row.nextVersion(),
                true,
                row.activeVersion(),
                row.plugin(),
                version,
                row.createdAt(),
                Instant.now(),
                String.valueOf(row.plugin()));
    }

    @Override
    public synchronized void remove(String plugin, String version) {
        for (WorkflowRow row : workflows.ofPlugin(plugin)) {
            if (version.equals(row.pluginVersion())) {
                drop(row);
            }
        }
    }

    private void drop(WorkflowRow row) {
        workflows.delete(row);
        active.deactivate(row.id());
    }

    @Override
    public Map<String, String> installed() {
        return workflows.plugins();
    }
}
