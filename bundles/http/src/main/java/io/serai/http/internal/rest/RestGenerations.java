package io.serai.http.internal.rest;

import io.serai.api.thread.HubThreads;
import io.serai.http.internal.operation.LiveOperations;
import io.serai.spi.operation.OperationResource;
import jakarta.servlet.ServletException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the current generation. A change of resources builds the next one on a thread of its own, a moment later so
 * that the many changes of a boot or an update make one, and puts it in place at once; no request waits or fails.
 */
@Component(service = RestGenerations.class)
public final class RestGenerations {
    private static final Logger LOG = LoggerFactory.getLogger(RestGenerations.class);
    private static final long SETTLE_MILLIS = 150;

    private final LiveOperations operations;
    private final AtomicReference<@Nullable RestGeneration> current = new AtomicReference<>();
    private final ScheduledExecutorService builder;
    private final Runnable changed = this::schedule;
    private @Nullable ScheduledFuture<?> planned;

    @Activate
    public RestGenerations(@Reference LiveOperations operations) {
        this.operations = operations;
        this.builder = Executors.newSingleThreadScheduledExecutor(
                HubThreads.one(RestGenerations.class, "serai-rest-generations"));
        operations.onChange(changed);
        schedule();
    }

    @Deactivate
    public void close() {
        operations.removeOnChange(changed);
        builder.shutdownNow();
        RestGeneration last = current.getAndSet(null);
        if (last != null) {
            last.leave();
        }
    }

    private synchronized void schedule() {
        if (planned != null) {
            planned.cancel(false);
        }
        if (!builder.isShutdown()) {
            planned = builder.schedule(this::rebuild, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** A generation to serve one request, which must leave it; null while there is none. */
    @Nullable
    RestGeneration enter() {
        while (true) {
            RestGeneration generation = current.get();
            if (generation == null || generation.enter()) {
                return generation;
            }
        }
    }

    /** Whether the current generation has all of these operations. */
    boolean serves(Collection<String> operationIds) {
        RestGeneration generation = current.get();
        return generation != null && generation.snapshot().byId().keySet().containsAll(operationIds);
    }

    void rebuild() {
        try {
            LiveOperations.Snapshot snapshot = operations.snapshot();
            long begun = System.nanoTime();
            RestGeneration next = build(snapshot);
            RestGeneration before = current.getAndSet(next);
            if (before != null) {
                before.leave();
            }
            LOG.debug(
                    "{} operations are served, built in {} ms",
                    next.snapshot().byId().size(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        } catch (ServletException | RuntimeException | LinkageError failed) {
            LOG.error("The REST operations could not be renewed; the earlier ones stay", failed);
        }
    }

    private RestGeneration build(LiveOperations.Snapshot snapshot) throws ServletException {
        try {
            return RestGeneration.build(snapshot, operations);
        } catch (RuntimeException | LinkageError refused) {
            // One plugin's bad resource must not take the others down: find it, leave it out.
            List<OperationResource> fit = new ArrayList<>();
            for (OperationResource resource : snapshot.resources()) {
                try {
                    RestGeneration.build(only(snapshot, List.of(resource)), operations)
                            .leave();
                    fit.add(resource);
                } catch (RuntimeException | LinkageError bad) {
                    LOG.error(
                            "{} cannot be served over REST", resource.getClass().getName(), bad);
                }
            }
            if (fit.size() == snapshot.resources().size()) {
                throw refused;
            }
            return RestGeneration.build(only(snapshot, fit), operations);
        }
    }

    private static LiveOperations.Snapshot only(LiveOperations.Snapshot snapshot, List<OperationResource> kept) {
        Map<String, io.serai.http.internal.operation.OperationMethod> byId = new HashMap<>(snapshot.byId());
        byId.values().removeIf(operation -> !kept.contains(operation.resource()));
        Map<Method, io.serai.http.internal.operation.OperationMethod> byMethod = new HashMap<>(snapshot.byMethod());
        byMethod.values().removeIf(operation -> !kept.contains(operation.resource()));
        return new LiveOperations.Snapshot(kept, byId, byMethod);
    }
}
