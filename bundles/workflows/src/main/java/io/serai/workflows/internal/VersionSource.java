package io.serai.workflows.internal;

import io.serai.journal.DeployedVersion;
import io.serai.journal.RouteSource;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the routes of executions that go on: the active version's, or those of an older version, which is built again
 * without its triggers and kept for a while for others that wait on it.
 */
final class VersionSource implements RouteSource {
    private static final Logger LOG = LoggerFactory.getLogger(VersionSource.class);
    private static final int OLD_VERSIONS = 50;

    private final ActiveVersions active;
    private final WorkflowRepository workflows;
    private final VersionRepository versions;
    private final Publisher publisher;
    private final Map<String, LiveVersion> old = new LinkedHashMap<>(16, 0.75f, true);

    VersionSource(
            ActiveVersions active, WorkflowRepository workflows, VersionRepository versions, Publisher publisher) {
        this.active = active;
        this.workflows = workflows;
        this.versions = versions;
        this.publisher = publisher;
    }

    @Override
    public @Nullable Lease open(String tenant, String workflow, int version) {
        LiveVersion current = active.find(workflow);
        if (current != null && current.version().version() == version && current.enter()) {
            return new Held(current);
        }
        return openOld(tenant, workflow, version);
    }

    private synchronized @Nullable Lease openOld(String tenant, String workflow, int version) {
        String key = workflow + "/" + version;
        LiveVersion known = old.get(key);
        if (known != null && known.enter()) {
            return new Held(known);
        }
        WorkflowRow row = workflows.find(tenant, workflow).orElse(null);
        if (row == null || row.plugin() != null) {
            return null; // what a plugin brought runs when the plugin is there
        }
        LiveVersion built = versions.find(workflow, version)
                .map(found -> publisher.build(row, found, List.of(), Map.of()))
                .orElse(null);
        if (built == null || !built.enter()) {
            return null;
        }
        LOG.info("Version {} of workflow {} runs again for executions that began on it", version, row.name());
        old.put(key, built);
        if (old.size() > OLD_VERSIONS) {
            var eldest = old.entrySet().iterator();
            LiveVersion gone = eldest.next().getValue();
            eldest.remove();
            gone.retire();
        }
        return new Held(built);
    }

    @Override
    public @Nullable Lease active(String tenant, String workflow) {
        LiveVersion found = active.find(workflow);
        if (found == null) {
            found = workflows.named(tenant, workflow).stream()
                    .map(row -> active.find(row.id()))
                    .filter(version -> version != null)
                    .findFirst()
                    .orElse(null);
        }
        return found != null && found.version().tenant().equals(tenant) && found.enter() ? new Held(found) : null;
    }

    @Override
    public void whenActive(BiConsumer<String, Integer> listener) {
        active.tell(version -> listener.accept(version.workflow(), version.version()));
    }

    synchronized void close() {
        old.values().forEach(LiveVersion::discard);
        old.clear();
    }

    /** Holds one version open, once. */
    private static final class Held implements Lease {
        private final LiveVersion version;
        private boolean closed;

        Held(LiveVersion version) {
            this.version = version;
        }

        @Override
        public DeployedVersion version() {
            return version.version();
        }

        @Override
        public @Nullable Route route(String id) {
            return id.isEmpty() ? version.entry() : version.route(id);
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                version.leave();
            }
        }
    }
}
