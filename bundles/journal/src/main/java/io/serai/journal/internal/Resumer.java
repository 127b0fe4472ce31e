package io.serai.journal.internal;

import io.serai.api.error.UnavailableException;
import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.RouteSource;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.record.ExchangeState;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings executions of the store back into memory and lets them go on: after a restart, a wait, a pause or a retry. At
 * most a fixed number at a time; the others wait their turn as rows.
 */
final class Resumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resumer.class);
    private static final int AT_A_TIME = 500;
    private static final long RETRY_MILLIS = 1_000;

    private final StoredRuns stored;
    private final LiveRuns live;
    private final RunJournal journal;
    private final ExecutorService loaders;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Queue<Wanted> waiting = new ConcurrentLinkedQueue<>();
    /** Executions whose version cannot run now, by {@code workflow/version}. */
    private final Map<String, List<String>> stranded = new ConcurrentHashMap<>();

    private volatile @Nullable RouteSource routes;

    private record Wanted(String id, Runnable inMemory) {}

    private enum Attempt {
        ENTERED,
        IN_MEMORY,
        NO
    }

    Resumer(StoredRuns stored, LiveRuns live, RunJournal journal, ExecutorService loaders) {
        this.stored = stored;
        this.live = live;
        this.journal = journal;
        this.loaders = loaders;
    }

    /** Where routes come from, from now on; null for nowhere. */
    void from(@Nullable RouteSource source) {
        routes = source;
        if (source != null) {
            source.whenActive(this::active);
        }
    }

    private void active(String workflow, int version) {
        List<String> waiting = stranded.remove(workflow + "/" + version);
        if (waiting != null) {
            waiting.forEach(this::resume);
        }
    }

    /** Lets an execution go on as soon as there is a place for it; nothing happens if it is in memory or has ended. */
    void resume(String id) {
        resume(id, () -> {});
    }

    /** @param inMemory what to do if the execution turns out to be in memory */
    void resume(String id, Runnable inMemory) {
        waiting.add(new Wanted(id, inMemory));
        next();
    }

    /** The loaders have other work too, so that none of them ever waits for a place. */
    private void next() {
        while (!waiting.isEmpty() && places.tryAcquire()) {
            Wanted wanted = waiting.poll();
            if (wanted == null) {
                places.release();
            } else {
                loaders.execute(() -> bring(wanted));
            }
        }
    }

    private void leave() {
        places.release();
        next();
    }

    private void bring(Wanted wanted) {
        Attempt attempt = Attempt.NO;
        try {
            attempt = live.find(wanted.id()) == null ? load(wanted.id()) : Attempt.IN_MEMORY;
        } catch (UnavailableException e) {
            LOG.warn("Execution {} goes on when the store is back: {}", wanted.id(), e.getMessage());
            CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> resume(wanted.id(), wanted.inMemory()));
        } catch (RuntimeException e) {
            LOG.error("Execution {} cannot go on", wanted.id(), e);
        }
        if (attempt != Attempt.ENTERED) {
            leave();
        }
        if (attempt == Attempt.IN_MEMORY) {
            wanted.inMemory().run();
        }
    }

    private Attempt load(String id) {
        StoredRun row = stored.find(id);
        if (row == null || row.status().isFinal() || row.status() == ExecutionStatus.PAUSED) {
            return Attempt.NO;
        }
        RouteSource source = routes;
        Lease lease = source == null ? null : source.open(row.tenant(), row.workflow(), row.version());
        if (lease == null) {
            LOG.info("Execution {} waits until version {} of workflow {} can run", id, row.version(), row.workflow());
            stranded.computeIfAbsent(
                            row.workflow() + "/" + row.version(),
                            key -> new java.util.concurrent.CopyOnWriteArrayList<>())
                    .add(id);
            return Attempt.NO;
        }
        Route route = lease.route(row.entry());
        if (route == null) {
            lease.close();
            LOG.error("Execution {} cannot go on: version {} has no route {}", id, row.version(), row.entry());
            return Attempt.NO;
        }
        Run run = row.run(lease.version(), journal);
        if (!live.addNew(run)) {
            lease.close();
            return Attempt.IN_MEMORY; // somebody else was faster
        }
        run.ended.whenComplete((outcome, failure) -> {
            lease.close();
            leave();
        });
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getExchangeExtension().setFromRouteId(route.getRouteId());
        ExchangeState.apply(row.input(), exchange, exchange.getContext().getClassResolver()::resolveClass);
        journal.resume(run, route, exchange);
        return Attempt.ENTERED;
    }

    @Override
    public void close() {
        loaders.shutdownNow();
    }
}
