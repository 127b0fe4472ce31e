package io.serai.workflows.internal;

import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import java.util.HashMap;
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
    /** Why each of them does not run, by workflow. */
    private final Map<String, String> failed = new HashMap<>();

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

    /** Tries those again that could not be started; what they lacked may have come. */
    synchronized void again() {
        if (!done || failed.isEmpty()) {
            return;
        }
        failed.keySet().removeIf(id -> active.find(id) != null);
        if (!failed.isEmpty()) {
            workflows.active().stream()
                    .filter(row -> failed.containsKey(row.id()))
                    .forEach(this::start);
        }
    }

    /** Once; a workflow that cannot be started any more is reported and does not keep the others from starting. */
    synchronized void restore() {
        if (done) {
            return;
        }
        versions.deleteForgotten();
        workflows.active().forEach(this::start);
        done = true;
        whenDone.run();
    }

    private void start(WorkflowRow row) {
        Integer version = row.activeVersion();
        if (version == null || active.find(row.id()) != null) {
            return;
        }
        versions.find(row.id(), version).ifPresent(found -> {
            try {
                publisher.restore(row, found);
                failed.remove(row.id());
            } catch (RuntimeException e) {
                String why = String.valueOf(e.getMessage());
                if (!why.equals(failed.put(row.id(), why))) {
                    LOG.error("Workflow {} version {} does not start: {}", row.name(), version, why, e);
                }
            }
        });
    }
}
