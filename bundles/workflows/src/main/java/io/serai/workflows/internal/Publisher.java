package io.serai.workflows.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.error.PreconditionException;
import io.serai.api.plugin.PluginNeeds;
import io.serai.api.workflow.WorkflowVersion;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.deploy.VersionBuilder;
import io.serai.workflows.internal.plugin.LiveBindings;
import io.serai.workflows.internal.plugin.NeedsReader;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes versions and switches to them. The new version's context is built and started before anything is written, and
 * new executions switch to it only after that is committed; so a failure at any point leaves the old version serving.
 */
final class Publisher {
    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final ActiveVersions active;
    private final VersionBuilder builder;
    private final LiveBindings bindings;

    Publisher(
            WorkflowRepository workflows,
            VersionRepository versions,
            ActiveVersions active,
            VersionBuilder builder,
            LiveBindings bindings) {
        this.workflows = workflows;
        this.versions = versions;
        this.active = active;
        this.builder = builder;
        this.bindings = bindings;
    }

    /**
     * Publishes a draft.
     *
     * @param note what its publisher says about it
     */
    synchronized WorkflowVersion publish(WorkflowRow row, String by, @Nullable String note) {
        if (!row.changed() && row.activeVersion() != null) {
            throw new ConflictException(
                    "workflow.unchanged", "Nothing has changed since version " + row.activeVersion() + ".");
        }
        VersionRow version = new VersionRow(
                row.id(), row.nextVersion(), row.tenant(), row.dsl(), row.settings(), Instant.now(), by, note);
        WorkflowRow next = published(row, version, row.nextVersion() + 1, row.dsl(), row.settings(), by);
        switchTo(row, next, version, true);
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
        switchTo(row, next, version, false);
    }

    /** Runs a version that the store says is active, at the start of the hub. */
    synchronized void restore(WorkflowRow row, VersionRow version) {
        active.activate(build(row, version));
    }

    private void switchTo(WorkflowRow before, WorkflowRow next, VersionRow version, boolean isNew) {
        LiveVersion live = build(next, version);
        try {
            workflows.atOnce(() -> {
                versions.claim(next.tenant(), next.id(), live.addresses());
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

    private LiveVersion build(WorkflowRow row, VersionRow version) {
        PluginNeeds needs = NeedsReader.read(row.plugin(), version);
        return builder.build(row.name(), version, needs, bindings.bind(needs));
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
