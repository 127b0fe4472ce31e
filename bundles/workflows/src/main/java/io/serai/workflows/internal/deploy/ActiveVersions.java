package io.serai.workflows.internal.deploy;

import io.serai.journal.DeployedVersion;
import io.serai.workflows.internal.deploy.LiveVersion.HookTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that take new executions. Readers see either the old or the new version of a workflow, never a gap and
 * never a half-built route.
 */
public final class ActiveVersions {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveVersions.class);

    private final Map<String, LiveVersion> byWorkflow = new ConcurrentHashMap<>();
    private final List<Consumer<DeployedVersion>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, HookTrigger> byPath = new ConcurrentHashMap<>();
    private final Services services = new Services();
    private final List<ActivationListener> watching = new CopyOnWriteArrayList<>();
    private final Set<LiveVersion> retiring = ConcurrentHashMap.newKeySet();

    /** Tells of each switch from now on; the hub's own end is none. */
    public void listen(ActivationListener listener) {
        watching.add(listener);
    }

    /** Switches a workflow to a version; the one before takes no more, and stops when it is empty. */
    public synchronized void activate(LiveVersion next) {
        Switch one = put(next);
        one.leave();
        try {
            next.startConsumers();
        } catch (Exception e) {
            throw new DeploymentException(e);
        }
        tellOf(next);
    }

    /**
     * Several switches as one: no caller meets some of them done and others not, as far as a webhook's path moves from one
     * of them to another. What has been decided is done, so that a consumer that does not start is only reported.
     *
     * @param gone workflows that take no executions any more
     */
    public synchronized void activate(List<LiveVersion> next, List<String> gone) {
        List<Switch> switches = next.stream().map(this::put).toList();
        gone.forEach(this::deactivate);
        switches.forEach(Switch::leave);
        for (LiveVersion version : next) {
            try {
                version.startConsumers();
            } catch (Exception e) {
                LOG.error(
                        "What workflow {} begins with does not start",
                        version.version().name(),
                        e);
            }
            tellOf(version);
        }
    }

    /** Puts one running version in the place of another; false if another one has come there meanwhile. */
    public synchronized boolean replace(LiveVersion before, LiveVersion next) {
        if (byWorkflow.get(before.version().workflow()) != before) {
            return false;
        }
        activate(List.of(next), List.of());
        return true;
    }

    private Switch put(LiveVersion next) {
        LiveVersion before = byWorkflow.put(next.version().workflow(), next);
        if (before != null) {
            before.stopConsumers();
        }
        next.hooks().forEach((path, trigger) -> byPath.put(key(next.version().tenant(), path), trigger));
        next.services().forEach(trigger -> services.put(next.version().tenant(), trigger));
        return new Switch(before, next);
    }

    private void tellOf(LiveVersion next) {
        watching.forEach(listener -> listener.activated(next));
        listeners.forEach(listener -> listener.accept(next.version()));
    }

    /** A version in the place of the one before. */
    private final class Switch {
        private final @Nullable LiveVersion before;
        private final LiveVersion next;

        Switch(@Nullable LiveVersion before, LiveVersion next) {
            this.before = before;
            this.next = next;
        }

        void leave() {
            if (before != null) {
                dropPaths(before, next);
                retire(before);
            }
        }
    }

    /** Tells of each version that becomes active, from now on. */
    public void tell(Consumer<DeployedVersion> listener) {
        listeners.add(listener);
    }

    /** Takes a workflow out. */
    public synchronized void deactivate(String workflow) {
        LiveVersion before = byWorkflow.remove(workflow);
        if (before != null) {
            dropPaths(before, null);
            retire(before);
            watching.forEach(listener -> listener.deactivated(before));
        }
    }

    private void retire(LiveVersion before) {
        retiring.add(before);
        before.retire(() -> retiring.remove(before));
    }

    private void dropPaths(LiveVersion before, @Nullable LiveVersion next) {
        before.hooks().forEach((path, trigger) -> {
            if (next == null || !next.hooks().containsKey(path)) {
                byPath.remove(key(before.version().tenant(), path), trigger);
            }
        });
        before.services().forEach(trigger -> services.remove(before.version().tenant(), trigger));
    }

    /** All of them, now. */
    public List<LiveVersion> all() {
        return List.copyOf(byWorkflow.values());
    }

    /** All of them, and those before them that have not ended. */
    public List<LiveVersion> running() {
        List<LiveVersion> running = new ArrayList<>(retiring); // first: what retires meanwhile is seen twice, not never
        running.addAll(byWorkflow.values());
        return running;
    }

    public @Nullable LiveVersion find(String workflow) {
        return byWorkflow.get(workflow);
    }

    public @Nullable HookTrigger hook(String tenant, String path) {
        return byPath.get(key(tenant, path));
    }

    /** What answers on a path below {@code /services/}. */
    public Services.Match service(String tenant, String method, String path) {
        return services.find(tenant, method, path);
    }

    /**
     * Stops everything, for when the hub goes.
     *
     * @param settled called when nothing begins any more, before anything is interrupted
     */
    public synchronized void closeAll(Runnable settled) {
        List<LiveVersion> all = new ArrayList<>(byWorkflow.values());
        byPath.clear();
        services.clear();
        byWorkflow.clear();
        all.forEach(LiveVersion::stopConsumers);
        settled.run();
        all.forEach(LiveVersion::closeNow);
    }

    private static String key(String tenant, String path) {
        return tenant + "/" + path;
    }
}
