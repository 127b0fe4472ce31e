package io.serai.journal.internal;

import io.serai.api.error.UnavailableException;
import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.PluginPins;
import io.serai.journal.RouteSource;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.queue.QueueGate;
import io.serai.journal.internal.queue.QueueGate.Entrant;
import io.serai.journal.internal.queue.QueueGate.Place;
import io.serai.journal.internal.record.ExchangeState;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings executions of the store back into memory and lets them go on: after a restart, a wait, a pause or a retry. At
 * most a fixed number at a time, and those for which their queues have a place; the others wait their turn as rows.
 */
final class Resumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resumer.class);
    private static final int AT_A_TIME = 500;
    private static final long RETRY_MILLIS = 1_000;

    private final StoredRuns stored;
    private final LiveRuns live;
    private final RunJournal journal;
    private final ExecutorService loaders;
    private final QueueGate gate;
    private final Admission admission;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Queue<Wanted> waiting = new ConcurrentLinkedQueue<>();
    /** Executions whose version cannot run now. */
    private final Map<Missing, List<String>> stranded = new ConcurrentHashMap<>();

    /** Counts what may make versions run that could not before. */
    private final AtomicInteger changes = new AtomicInteger();

    /** What to do when those come into memory that stand in line. */
    private final Map<String, List<Runnable>> inLine = new ConcurrentHashMap<>();

    private volatile @Nullable RouteSource routes;

    private record Wanted(String id, Runnable inMemory) {}

    /** What could not be had. */
    private record Missing(String tenant, String workflow, int version, PluginPins plugins) {}

    private enum Attempt {
        ENTERED,
        IN_MEMORY,
        IN_LINE,
        LATER,
        NO
    }

    Resumer(
            StoredRuns stored,
            LiveRuns live,
            RunJournal journal,
            ExecutorService loaders,
            QueueGate gate,
            Admission admission) {
        this.stored = stored;
        this.live = live;
        this.journal = journal;
        this.loaders = loaders;
        this.gate = gate;
        this.admission = admission;
        gate.onAdmitted(this::resume);
    }

    /**
     * Lets everything go on that this hub ran or kept in queues when it stopped; gives how many that are. What was decided
     * while it stopped follows, since many may wait, and who starts does not.
     */
    int recover(String owner) {
        List<Entrant> interrupted = stored.interrupted(owner);
        line(interrupted);
        loaders.execute(() -> recoverForgotten(owner));
        return interrupted.size();
    }

    private void recoverForgotten(String owner) {
        try {
            List<Entrant> forgotten = stored.forgotten(owner);
            line(forgotten);
            if (!forgotten.isEmpty()) {
                LOG.info("{} executions waited for nothing any more; they go on", forgotten.size());
            }
        } catch (UnavailableException e) {
            LOG.warn("Whether executions wait for nothing is looked up when the store is back: {}", e.getMessage());
            CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS, loaders)
                    .execute(() -> recoverForgotten(owner));
        }
    }

    private void line(List<Entrant> entrants) {
        entrants.stream().sorted(QueueGate.ORDER).forEach(gate::await);
    }

    /** Where routes come from, from now on; null for nowhere. */
    void from(@Nullable RouteSource source) {
        routes = source;
        if (source != null) {
            source.whenActive((workflow, version) -> tryAgain(missing -> missing.workflow.equals(workflow)));
            source.whenPluginsChange(() -> tryAgain(missing -> !missing.plugins.isEmpty()));
        }
    }

    /** Whether the plugins are there that an execution is pinned to. */
    boolean has(PluginPins plugins) {
        RouteSource source = routes;
        return source == null || source.has(plugins);
    }

    private void tryAgain(Predicate<Missing> which) {
        changes.incrementAndGet();
        List<Missing> some = stranded.keySet().stream().filter(which).toList();
        if (!some.isEmpty()) {
            soon(() -> some.forEach(this::tryAgain));
        }
    }

    private void tryAgain(Missing missing) {
        RouteSource source = routes;
        try {
            Lease lease = source == null ? null : open(source, missing);
            if (lease == null) {
                return;
            }
            lease.close();
        } catch (UnavailableException e) {
            LOG.debug("Whether {} can run is asked when it is tried: {}", missing, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Version {} of workflow {} cannot run", missing.version, missing.workflow, e);
            return;
        }
        List<String> waiting = stranded.remove(missing);
        if (waiting != null) {
            waiting.forEach(this::resume);
        }
    }

    private static @Nullable Lease open(RouteSource source, Missing missing) {
        return source.open(missing.tenant, missing.workflow, missing.version, missing.plugins);
    }

    private void soon(Runnable work) {
        try {
            loaders.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("The hub stops; it is tried after its next start");
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
                bringSoon(wanted);
            }
        }
    }

    private void bringSoon(Wanted wanted) {
        try {
            loaders.execute(() -> bring(wanted));
        } catch (RejectedExecutionException e) {
            places.release();
            LOG.debug("The hub stops; execution {} goes on after its next start", wanted.id());
        }
    }

    private void leave() {
        places.release();
        next();
    }

    private void bring(Wanted wanted) {
        Attempt attempt = Attempt.NO;
        try {
            attempt = live.find(wanted.id()) == null ? load(wanted) : Attempt.IN_MEMORY;
        } catch (UnavailableException e) {
            attempt = Attempt.LATER;
            LOG.warn("Execution {} goes on when the store is back: {}", wanted.id(), e.getMessage());
            CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> resume(wanted.id(), wanted.inMemory()));
        } catch (RuntimeException e) {
            LOG.error("Execution {} cannot go on", wanted.id(), e);
        }
        if (attempt != Attempt.ENTERED) {
            leave();
        }
        if (attempt != Attempt.IN_LINE && attempt != Attempt.LATER) {
            gate.forget(wanted.id());
            List<Runnable> others = inLine.remove(wanted.id());
            if (others != null && attempt != Attempt.NO) {
                others.forEach(Runnable::run);
            }
        }
        if (attempt == Attempt.IN_MEMORY) {
            wanted.inMemory().run();
        }
    }

    private Attempt load(Wanted wanted) {
        String id = wanted.id();
        StoredRun row = stored.find(id);
        if (row == null) {
            return Attempt.NO;
        }
        if (row.status().isFinal() || row.status() == ExecutionStatus.PAUSED) {
            admission.leaves(id, row.status());
            return Attempt.NO;
        }
        Place place = gate.enter(row.entrant());
        if (place == null) {
            // kept, since another decision may bring it into memory without this one
            inLine.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(wanted.inMemory());
            gate.await(row.entrant());
            return Attempt.IN_LINE;
        }
        Attempt attempt = Attempt.NO;
        try {
            attempt = enter(row, place);
        } finally {
            if (attempt != Attempt.ENTERED) {
                place.leave();
            }
        }
        return attempt;
    }

    private Attempt enter(StoredRun row, Place place) {
        String id = row.id();
        RouteSource source = routes;
        Missing needed = new Missing(row.tenant(), row.workflow(), row.version(), row.plugins());
        int before = changes.get();
        Lease lease = source == null ? null : open(source, needed);
        if (lease == null) {
            strand(id, needed, before);
            return Attempt.NO;
        }
        Route route = lease.route(row.entry());
        if (route == null) {
            lease.close();
            LOG.error("Execution {} cannot go on: version {} has no route {}", id, row.version(), row.entry());
            return Attempt.NO;
        }
        Run run = row.run(lease.version(), journal.passes());
        if (!live.addNew(run)) {
            lease.close();
            return Attempt.IN_MEMORY; // somebody else was faster
        }
        if (!isStill(run, row.status(), lease)) {
            resume(id); // cancelled or paused since the row was read
            return Attempt.NO;
        }
        run.takes(place);
        run.ended.whenComplete((outcome, failure) -> {
            lease.close();
            leave();
        });
        Exchange exchange = ExchangeState.entering(route, ExchangePattern.InOut, row.input());
        journal.resume(run, route, exchange, !row.begun());
        return Attempt.ENTERED;
    }

    private void strand(String id, Missing needed, int before) {
        LOG.info(
                "Execution {} waits until version {} of workflow {} can run with {}",
                id,
                needed.version,
                needed.workflow,
                needed.plugins);
        stranded.compute(needed, (key, others) -> {
            List<String> all = others == null ? new CopyOnWriteArrayList<>() : others;
            all.add(id);
            return all;
        });
        if (changes.get() != before) {
            soon(() -> tryAgain(needed)); // it became possible in this moment
        }
    }

    private boolean isStill(Run run, ExecutionStatus status, Lease lease) {
        boolean still = false;
        try {
            still = stored.isStill(run.id, status);
        } finally {
            if (!still) {
                live.remove(run);
                lease.close();
            }
        }
        return still;
    }

    @Override
    public void close() {
        loaders.shutdownNow();
    }
}
