package io.serai.workflows.internal;

import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginNeeds;
import io.serai.journal.DeployedVersion;
import io.serai.journal.PluginPins;
import io.serai.journal.RouteSource;
import io.serai.workflows.internal.deploy.ActiveVersions;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.deploy.VersionBuilder;
import io.serai.workflows.internal.plugin.LiveBindings;
import io.serai.workflows.internal.plugin.NeedsReader;
import io.serai.workflows.internal.store.VersionRepository;
import io.serai.workflows.internal.store.VersionRow;
import io.serai.workflows.internal.store.WorkflowRepository;
import io.serai.workflows.internal.store.WorkflowRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
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
    private final VersionBuilder builder;
    private final LiveBindings bindings;
    private final Map<Key, LiveVersion> old = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(String workflow, int version, PluginPins plugins) {}

    /** @param later lets go of what cannot run any more */
    VersionSource(
            ActiveVersions active,
            WorkflowRepository workflows,
            VersionRepository versions,
            VersionBuilder builder,
            LiveBindings bindings,
            Executor later) {
        this.active = active;
        this.workflows = workflows;
        this.versions = versions;
        this.builder = builder;
        this.bindings = bindings;
        bindings.whenChanged(() -> later.execute(this::letGo));
    }

    @Override
    public @Nullable Lease open(String tenant, String workflow, int version, @Nullable PluginPins plugins) {
        LiveVersion current = active.find(workflow);
        if (current != null
                && current.version().version() == version
                && (plugins == null || plugins.equals(current.version().plugins()))
                && current.enter()) {
            return new Held(current);
        }
        return openOld(tenant, workflow, version, plugins);
    }

    private synchronized @Nullable Lease openOld(
            String tenant, String workflow, int version, @Nullable PluginPins plugins) {
        if (plugins != null) {
            LiveVersion known = old.get(new Key(workflow, version, plugins));
            if (known != null && known.enter()) {
                return new Held(known);
            }
        }
        VersionRow row = versions.find(workflow, version)
                .filter(found -> found.tenant().equals(tenant))
                .orElse(null);
        if (row == null) {
            return null;
        }
        WorkflowRow owner = workflows.find(tenant, workflow).orElse(null);
        PluginNeeds needs = NeedsReader.read(owner == null ? null : owner.plugin(), row);
        PluginBinding binding = plugins == null ? bindings.bind(needs) : bindings.restore(plugins);
        if (binding == null) {
            return null; // goes on when those plugins are there
        }
        Key key = new Key(workflow, version, PluginPins.of(binding.versions()));
        LiveVersion known = plugins == null ? old.get(key) : null;
        if (known != null && known.enter()) {
            return new Held(known);
        }
        String name = owner == null ? workflow : owner.name();
        LiveVersion built = builder.build(name, row, needs, binding);
        if (!built.enter()) {
            return null;
        }
        LOG.info("Version {} of workflow {} runs again, with {}, for what began on it", version, name, key.plugins);
        keep(key, built);
        return new Held(built);
    }

    private void keep(Key key, LiveVersion built) {
        LiveVersion before = old.put(key, built);
        if (before != null) {
            before.retire();
        }
        if (old.size() > OLD_VERSIONS) {
            var eldest = old.entrySet().iterator();
            LiveVersion gone = eldest.next().getValue();
            eldest.remove();
            gone.retire();
        }
    }

    /** Contexts of plugin versions that are there no more, or are there anew, end with what runs in them. */
    private synchronized void letGo() {
        old.entrySet().removeIf(entry -> {
            if (entry.getKey().plugins.isEmpty()) {
                return false;
            }
            PluginBinding now = bindings.restore(entry.getKey().plugins);
            boolean gone = now == null || !entry.getValue().isBoundTo(now);
            if (gone) {
                entry.getValue().retire();
            }
            return gone;
        });
    }

    @Override
    public @Nullable Lease moved(String tenant, String workflow, int version, PluginPins plugins) {
        WorkflowRow row = workflows.find(tenant, workflow).orElse(null);
        Integer brought = row == null || row.plugin() == null || row.pluginVersion() == null
                ? null
                : plugins.has(row.plugin(), row.pluginVersion()) ? row.activeVersion() : null;
        return open(tenant, workflow, brought == null ? version : brought, plugins);
    }

    @Override
    public boolean has(PluginPins plugins) {
        return plugins.isEmpty()
                || bindings.restore(plugins) != null
                || active.all().stream()
                        .anyMatch(version -> version.version().plugins().equals(plugins));
    }

    @Override
    public void whenPluginsChange(Runnable listener) {
        bindings.whenChanged(listener);
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
