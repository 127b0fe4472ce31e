package io.serai.workflows.internal.deploy;

import io.serai.journal.DeployedVersion;
import io.serai.workflows.internal.deploy.LiveVersion.HookTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The versions that take new executions. Readers see either the old or the new version of a workflow, never a gap and
 * never a half-built route.
 */
public final class ActiveVersions {
    private final Map<String, LiveVersion> byWorkflow = new ConcurrentHashMap<>();
    private final List<Consumer<DeployedVersion>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, HookTrigger> byPath = new ConcurrentHashMap<>();
    private final Services services = new Services();
    private final List<ActivationListener> watching = new CopyOnWriteArrayList<>();

    /** Tells of each switch from now on; the hub's own end is none. */
    public void listen(ActivationListener listener) {
        watching.add(listener);
    }

    /** Switches a workflow to a version; the one before takes no more, and stops when it is empty. */
    public synchronized void activate(LiveVersion next) {
        LiveVersion before = byWorkflow.put(next.version().workflow(), next);
        if (before != null) {
            before.stopConsumers();
        }
        next.hooks().forEach((path, trigger) -> byPath.put(key(next.version().tenant(), path), trigger));
        next.services().forEach(trigger -> services.put(next.version().tenant(), trigger));
        if (before != null) {
            dropPaths(before, next);
            before.retire();
        }
        try {
            next.startConsumers();
        } catch (Exception e) {
            throw new DeploymentException(e);
        }
        watching.forEach(listener -> listener.activated(next));
        listeners.forEach(listener -> listener.accept(next.version()));
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
            before.retire();
            watching.forEach(listener -> listener.deactivated(before));
        }
    }

    private void dropPaths(LiveVersion before, @Nullable LiveVersion next) {
        before.hooks().forEach((path, trigger) -> {
            if (next == null || !next.hooks().containsKey(path)) {
                byPath.remove(key(before.version().tenant(), path), trigger);
            }
        });
        before.services().forEach(trigger -> services.remove(before.version().tenant(), trigger));
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
