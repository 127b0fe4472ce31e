package io.serai.workflows.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.error.PreconditionException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.Priority;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.journal.Capture;
import io.serai.journal.DeployedVersion;
import io.serai.journal.RunSettings;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.ContextBuilder;
import io.serai.workflows.internal.deploy.DeploymentException;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.deploy.PathTemplate;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes versions and switches to them. The new version's context is built and started before anything is written, and
 * new executions switch to it only after that is committed; so a failure at any point leaves the old version serving.
 */
final class Publisher {
    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final ActiveVersions active;
    private final ContextBuilder builder;

    Publisher(WorkflowRepository workflows, VersionRepository versions, ActiveVersions active, ContextBuilder builder) {
        this.workflows = workflows;
        this.versions = versions;
        this.active = active;
        this.builder = builder;
    }

    /** Publishes a draft. */
    WorkflowVersion publish(WorkflowRow row, String by, @Nullable String note) {
        return publish(row, by, note, List.of(), Map.of());
    }

    /**
     * Publishes a draft.
     *
     * @param note what its publisher says about it
     * @param pinned loaders of what it may use
     * @param plugins the plugin versions it is pinned to
     */
    synchronized WorkflowVersion publish(
            WorkflowRow row, String by, @Nullable String note, List<ClassLoader> pinned, Map<String, String> plugins) {
        if (!row.changed() && row.activeVersion() != null) {
            throw new ConflictException(
                    "workflow.unchanged", "Nothing has changed since version " + row.activeVersion() + ".");
        }
        VersionRow version = new VersionRow(
                row.id(), row.nextVersion(), row.tenant(), row.dsl(), row.settings(), Instant.now(), by, note);
        WorkflowRow next = published(row, version, row.nextVersion() + 1, row.dsl(), row.settings(), by);
        switchTo(row, next, version, true, pinned, plugins);
        return version.shown(true, List.of());
    }

    /**
     * Makes an earlier version the active one.
     *
     * @param withDraft whether the draft becomes that version's text and settings, too
     */
    synchronized void activate(WorkflowRow row, VersionRow version, boolean withDraft, String by) {
        WorkflowRow next = withDraft
                ? published(row, version, row.nextVersion(), version.dsl(), version.settings(), by)
                : published(row, version, row.nextVersion(), row.dsl(), row.settings(), by);
        switchTo(row, next, version, false, List.of(), Map.of());
    }

    /** Runs a version that the store says is active, at the start of the hub or of its plugin. */
    synchronized void restore(
            WorkflowRow row, VersionRow version, List<ClassLoader> pinned, Map<String, String> plugins) {
        active.activate(build(row, version, pinned, plugins));
    }

    private void switchTo(
            WorkflowRow before,
            WorkflowRow next,
            VersionRow version,
            boolean isNew,
            List<ClassLoader> pinned,
            Map<String, String> plugins) {
        LiveVersion live = build(next, version, pinned, plugins);
        try {
            workflows.atOnce(() -> {
                claim(next, live.addresses());
                if (isNew) {
                    versions.insert(version);
                }
                if (!workflows.update(next, before.revision())) {
                    throw new PreconditionException(
                            "workflow.changed-meanwhile",
                            "Somebody changed this workflow meanwhile; read it again, then publish.");
                }
                return Boolean.TRUE;
            });
        } catch (RuntimeException e) {
            live.discard();
            throw e;
        }
        active.activate(live);
    }

    private void claim(WorkflowRow row, Set<String> paths) {
        for (String path : paths) {
            boolean service = WorkflowRow.isService(path);
            String owner = service ? serviceOwner(row, path) : versions.ownerOf(row.tenant(), path);
            if (owner != null && !owner.equals(row.id())) {
                throw new ConflictException(
                        "hook.path-taken",
                        "The path " + (service ? path : "/hooks/" + path) + " belongs to another workflow (" + owner
                                + "); choose another.");
            }
        }
        versions.setPaths(row.tenant(), row.id(), paths);
    }

    /** Two templates are the same where only the names of their variables differ. */
    private @Nullable String serviceOwner(WorkflowRow row, String address) {
        String begin = address.substring(0, address.indexOf('/'));
        String key = PathTemplate.of(address).key();
        return versions.owners(row.tenant(), begin).entrySet().stream()
                .filter(taken -> !taken.getValue().equals(row.id()))
                .filter(taken -> PathTemplate.of(taken.getKey()).key().equals(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    LiveVersion build(WorkflowRow row, VersionRow version, List<ClassLoader> pinned, Map<String, String> plugins) {
        DeployedVersion deployed = new DeployedVersion(
                row.tenant(),
                row.id(),
                row.name(),
                version.version(),
                plugins,
                Capture.of(version.settings().get("capture")),
                version.settings().get("priority") instanceof Integer priority ? priority : Priority.NORMAL.number(),
                RunSettings.of(version.settings()),
                version.settings().get("queue") instanceof String queue ? queue : Execution.DEFAULT_QUEUE);
        try {
            return builder.build(deployed, version.dsl(), pinned)
                    .recoveredBy(version.settings().get("onFailure") instanceof String recovery ? recovery : null);
        } catch (DeploymentException e) {
            throw StoredWorkflows.invalid(List.of(e.problem()));
        }
    }

    private static WorkflowRow published(
            WorkflowRow row,
            VersionRow version,
            int nextVersion,
            String draft,
            Map<String, Object> draftSettings,
            String by) {
        return new WorkflowRow(
                row.id(),
                row.tenant(),
                row.name(),
                row.description(),
                draft,
                draftSettings,
                row.tags(),
                row.revision() + 1,
                nextVersion,
                !draft.equals(version.dsl()) || !draftSettings.equals(version.settings()),
                version.version(),
                row.plugin(),
                row.pluginVersion(),
                row.createdAt(),
                Instant.now(),
                by);
    }
}
