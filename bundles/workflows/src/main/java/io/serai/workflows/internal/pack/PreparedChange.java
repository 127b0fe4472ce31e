package io.serai.workflows.internal.pack;

import io.serai.api.error.ConflictException;
import io.serai.api.security.Caller;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.RoutePacks;
import io.serai.store.Ids;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.deploy.Rebinding;
import io.serai.workflows.internal.deploy.Rebinding.Rebound;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What has been built for a plugin that comes, changes or goes. */
final class PreparedChange implements RoutePacks.Change {
    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final ActiveVersions active;
    private final Rebinding rebinding;
    private final List<Own> own;
    private final List<WorkflowRow> gone;
    private final List<Rebound> others;
    private boolean over;

    PreparedChange(
            WorkflowRepository workflows,
            VersionRepository versions,
            ActiveVersions active,
            Rebinding rebinding,
            List<Own> own,
            List<WorkflowRow> gone,
            List<Rebound> others) {
        this.workflows = workflows;
        this.versions = versions;
        this.active = active;
        this.rebinding = rebinding;
        this.own = own;
        this.gone = gone;
        this.others = others;
    }

    /**
     * A workflow that the plugin brings.
     *
     * @param before its row as it was read; null if there was none
     * @param next its row as it will be; null if it stays
     * @param insert its new version; null if it keeps the one it has
     * @param live the version that takes new executions; null if that runs already
     */
    record Own(
            String name,
            @Nullable WorkflowRow before,
            @Nullable WorkflowRow next,
            @Nullable VersionRow insert,
            @Nullable LiveVersion live) {

        /** One that was not there. */
        static Own fresh(
                String plugin, String version, RoutePackEntry entry, Function<VersionRow, LiveVersion> builder) {
            Instant now = Instant.now();
            WorkflowRow row = new WorkflowRow(
                    Ids.next(),
                    Caller.DEFAULT_TENANT,
                    entry.name(),
                    entry.description(),
                    entry.dsl(),
                    entry.settings(),
                    List.of(),
                    1,
                    2,
                    false,
                    1,
                    plugin,
                    version,
                    now,
                    now,
                    plugin);
            VersionRow insert = version(row, 1, entry, plugin);
            return new Own(entry.name(), null, row, insert, builder.apply(insert));
        }

        /** One that says something else in this version of the plugin. */
        static Own edited(
                WorkflowRow row, String version, RoutePackEntry entry, Function<VersionRow, LiveVersion> builder) {
            VersionRow insert = version(row, row.nextVersion(), entry, String.valueOf(row.plugin()));
            WorkflowRow next = row(row, version, entry, row.nextVersion() + 1, row.nextVersion());
            return new Own(entry.name(), row, next, insert, builder.apply(insert));
        }

        /** One that says the same. */
        static Own same(WorkflowRow row, String version, RoutePackEntry entry, @Nullable LiveVersion live) {
            boolean stays = version.equals(row.pluginVersion())
                    && java.util.Objects.equals(entry.description(), row.description());
            WorkflowRow next = stays ? null : row(row, version, entry, row.nextVersion(), row.activeVersion());
            return new Own(entry.name(), row, next, null, live);
        }

        private static VersionRow version(WorkflowRow row, int number, RoutePackEntry entry, String by) {
            return new VersionRow(
                    row.id(), number, row.tenant(), entry.dsl(), entry.settings(), Instant.now(), by, null);
        }

        private static WorkflowRow row(
                WorkflowRow row, String version, RoutePackEntry entry, int nextVersion, @Nullable Integer active) {
            return new WorkflowRow(
                    row.id(),
                    row.tenant(),
                    row.name(),
                    entry.description(),
                    entry.dsl(),
                    entry.settings(),
                    row.tags(),
                    row.revision() + 1,
                    nextVersion,
                    false,
                    active,
                    row.plugin(),
                    version,
                    row.createdAt(),
                    Instant.now(),
                    String.valueOf(row.plugin()));
        }

        boolean changes() {
            return next != null || live != null;
        }

        Set<String> hookPaths() {
            return live == null ? Set.of() : live.addresses();
        }

        void discard() {
            if (live != null) {
                live.discard();
            }
        }
    }

    @Override
    public List<String> workflows() {
        List<String> names = new ArrayList<>();
        own.stream().filter(workflow -> workflow.live() != null).forEach(workflow -> names.add(workflow.name()));
        gone.forEach(row -> names.add(row.name()));
        others.forEach(rebound -> names.add(rebound.before().version().name()));
        return names;
    }

    @Override
    public void apply() {
        end();
        try {
            if (!gone.isEmpty() || own.stream().anyMatch(workflow -> workflow.next() != null)) {
                workflows.atOnce(this::write);
            }
        } catch (RuntimeException e) {
            letGo();
            throw e;
        }
        active.activate(
                own.stream().map(Own::live).filter(java.util.Objects::nonNull).toList(),
                gone.stream().map(WorkflowRow::id).toList());
        rebinding.apply(others);
    }

    private Boolean write() {
        gone.forEach(workflows::retire);
        List<Own> moving =
                own.stream().filter(workflow -> workflow.insert() != null).toList();
        // first all let go, then all take: a path may move from one to another
        moving.forEach(workflow ->
                versions.setPaths(Caller.DEFAULT_TENANT, row(workflow).id(), List.of()));
        for (Own workflow : own) {
            WorkflowRow next = workflow.next();
            if (next == null) {
                continue;
            }
            if (workflow.before() == null) {
                workflows.insert(next);
            } else if (!workflows.update(next, workflow.before().revision())) {
                throw new ConflictException(
                        "workflow.changed-meanwhile", "Workflow " + next.name() + " changed meanwhile; install again.");
            }
            if (workflow.insert() != null) {
                versions.insert(workflow.insert());
                versions.claim(next.tenant(), next.id(), workflow.hookPaths());
            }
        }
        return Boolean.TRUE;
    }

    private static WorkflowRow row(Own workflow) {
        return java.util.Objects.requireNonNull(workflow.next() == null ? workflow.before() : workflow.next());
    }

    @Override
    public void discard() {
        end();
        letGo();
    }

    private synchronized void end() {
        if (over) {
            throw new IllegalStateException("This change has been made or discarded already.");
        }
        over = true;
    }

    private void letGo() {
        own.forEach(Own::discard);
        others.forEach(rebound -> rebound.next().discard());
    }
}
