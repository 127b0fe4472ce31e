package io.serai.workflows.internal;

import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the active versions back after a start of the hub; those of plugins come with their plugins. */
final class Restorer {
    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);

    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final ActiveVersions active;
    private final Publisher publisher;
    private final Runnable whenDone;
    private volatile boolean done;

    Restorer(WorkflowRepository workflows, VersionRepository versions, ActiveVersions active, Publisher publisher) {
        this(workflows, versions, active, publisher, () -> {});
    }

    /** @param whenDone runs once, when all versions that can be started are */
    Restorer(
            WorkflowRepository workflows,
            VersionRepository versions,
            ActiveVersions active,
            Publisher publisher,
            Runnable whenDone) {
        this.workflows = workflows;
        this.versions = versions;
        this.active = active;
        this.publisher = publisher;
        this.whenDone = whenDone;
    }

    boolean isDone() {
        return done;
    }

    /** Once; a workflow that cannot be started any more is reported and does not keep the others from starting. */
    synchronized void restore() {
        if (done) {
            return;
        }
        for (WorkflowRow row : workflows.active()) {
            Integer version = row.activeVersion();
            if (version != null && active.find(row.id()) == null) {
                versions.find(row.id(), version).ifPresent(found -> {
                    try {
                        publisher.restore(row, found, List.of(), Map.of());
                    } catch (RuntimeException e) {
                        LOG.error("Workflow {} version {} does not start: {}", row.name(), version, e.getMessage(), e);
                    }
                });
            }
        }
        done = true;
        whenDone.run();
    }
}
