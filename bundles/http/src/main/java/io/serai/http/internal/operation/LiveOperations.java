package io.serai.http.internal.operation;

import io.serai.api.error.NotFoundException;
import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.Operations;
import io.serai.api.plugin.ActivePlugins;
import io.serai.api.security.CallContext;
import io.serai.http.internal.server.Neighbours;
import io.serai.spi.operation.OperationResource;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry: every operation of every resource that is there now. */
@Component(service = {Operations.class, LiveOperations.class})
public final class LiveOperations implements Operations {
    private static final Logger LOG = LoggerFactory.getLogger(LiveOperations.class);

    private final Neighbours neighbours;
    private final Map<OperationResource, List<OperationMethod>> resources = new HashMap<>();
    /** Whose a resource is; those of the hub's own classes and of tests are nobody's. */
    private final Map<OperationResource, Bundle> owners = new HashMap<>();

    private @Nullable ActivePlugins plugins;
    private @Nullable AutoCloseable following;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot = new Snapshot(List.of(), Map.of(), Map.of());

    /** What is there at one time. */
    public record Snapshot(
            List<OperationResource> resources,
            Map<String, OperationMethod> byId,
            Map<Method, OperationMethod> byMethod) {}

    @Activate
    public LiveOperations(@Reference Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Of a plugin's versions that run side by side, only the active one's resources are served. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindActivePlugins(ActivePlugins service) {
        synchronized (resources) {
            plugins = service;
            following = service.whenChanged(this::changed);
        }
        changed();
    }

    public void unbindActivePlugins(ActivePlugins service) {
        synchronized (resources) {
            if (!service.equals(plugins)) {
                return;
            }
            plugins = null;
            close(following);
            following = null;
        }
        changed();
    }

    private static void close(@Nullable AutoCloseable subscription) {
        if (subscription == null) {
            return;
        }
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException("The subscription to plugins did not end.", e);
        }
    }

    private void changed() {
        boolean others;
        synchronized (resources) {
            others = refresh();
        }
        if (others) {
            listeners.forEach(Runnable::run);
        }
    }

    @Reference(
            service = OperationResource.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindResource(OperationResource resource, ServiceReference<OperationResource> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone again already
        }
        synchronized (resources) {
            owners.put(resource, bundle);
        }
        addResource(resource);
    }

    public void unbindResource(OperationResource resource) {
        removeResource(resource);
    }

    public void addResource(OperationResource resource) {
        try {
            List<OperationMethod> methods = OperationReader.read(resource);
            synchronized (resources) {
                resources.put(resource, methods);
            }
            changed();
        } catch (IllegalArgumentException | LinkageError incomplete) {
            LOG.error("Operations of {} are left out: {}", resource.getClass().getName(), incomplete.toString());
        }
    }

    public void removeResource(OperationResource resource) {
        synchronized (resources) {
            owners.remove(resource);
            resources.remove(resource);
        }
        changed();
    }

    /** False if the same are offered as before: one that a version brings which is not active yet changes nothing. */
    private boolean refresh() {
        Map<String, OperationMethod> byId = new HashMap<>();
        Map<Method, OperationMethod> byMethod = new HashMap<>();
        List<OperationResource> sorted = resources.keySet().stream()
                .filter(this::isOffered)
                .sorted(Comparator.comparing(resource -> resource.getClass().getName()))
                .toList();
        if (sorted.equals(snapshot.resources())) {
            return false;
        }
        for (OperationResource resource : sorted) {
            for (OperationMethod operation : resources.getOrDefault(resource, List.of())) {
                OperationMethod first = byId.putIfAbsent(operation.info().id(), operation);
                if (first != null) {
                    LOG.warn(
                            "Two operations are called {}: {} and {}",
                            operation.info().id(),
                            first.method(),
                            operation.method());
                }
                byMethod.put(operation.method(), operation);
            }
        }
        snapshot = new Snapshot(sorted, Map.copyOf(byId), Map.copyOf(byMethod));
        return true;
    }

    private boolean isOffered(OperationResource resource) {
        Bundle owner = owners.get(resource);
        ActivePlugins rule = plugins;
        return owner == null || rule == null || rule.isActive(owner);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** Called after each change, on the changer's thread. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeOnChange(Runnable listener) {
        listeners.remove(listener);
    }

    /** Begins a call. */
    public OperationCall begin(OperationMethod operation, CallContext context, @Nullable String pathId) {
        return new OperationCall(operation, context, neighbours::auditLog, pathId);
    }

    @Override
    public List<OperationInfo> list() {
        return snapshot.byId().values().stream()
                .map(OperationMethod::info)
                .sorted(Comparator.comparing(OperationInfo::id))
                .toList();
    }

    @Override
    public Optional<OperationInfo> find(String operationId) {
        return Optional.ofNullable(snapshot.byId().get(operationId)).map(OperationMethod::info);
    }

    @Override
    public @Nullable Object invoke(String operationId, Map<String, Object> arguments) {
        OperationMethod operation = snapshot.byId().get(operationId);
        if (operation == null) {
            throw new NotFoundException("operation.not-found", "There is no operation " + operationId + ".");
        }
        Object id = arguments.get("id");
        OperationCall call = begin(operation, CallContext.current(), id == null ? null : id.toString());
        try {
            call.authorize();
            return call.run(ArgumentBinder.bind(operation, arguments));
        } catch (Throwable failed) {
            call.end(Outcomes.code(failed), null);
            throw sneak(failed);
        }
    }

    private static RuntimeException sneak(Throwable failed) {
        if (failed instanceof Error error) {
            throw error;
        }
        return failed instanceof RuntimeException known ? known : new UndeclaredThrowableException(failed);
    }
}
