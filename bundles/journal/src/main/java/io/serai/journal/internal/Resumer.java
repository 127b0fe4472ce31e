package io.serai.journal.internal;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.RouteSource;
import io.serai.journal.RouteSource.Lease;
import io.serai.journal.internal.StoredRuns.StoredRun;
import io.serai.journal.internal.record.ExchangeState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
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

    private final StoredRuns stored;
    private final LiveRuns live;
    private final RunJournal journal;
    private final ExecutorService loaders;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    /** Executions whose version cannot run now, by {@code workflow/version}. */
    private final Map<String, List<String>> stranded = new ConcurrentHashMap<>();

    private volatile @Nullable RouteSource routes;

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
        loaders.execute(() -> {
            if (live.find(id) != null) {
                return;
            }
            boolean entered = false;
            try {
                places.acquire();
                entered = load(id);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("Execution {} cannot go on", id, e);
            }
            if (!entered) {
                places.release();
            }
        });
    }

    private boolean load(String id) {
        StoredRun row = stored.find(id);
        if (row == null || row.status().isFinal() || row.status() == ExecutionStatus.PAUSED) {
            return false;
        }
        RouteSource source = routes;
        Lease lease = source == null ? null : source.open(row.tenant(), row.workflow(), row.version());
        if (lease == null) {
            LOG.info("Execution {} waits until version {} of workflow {} can run", id, row.version(), row.workflow());
            stranded.computeIfAbsent(
                            row.workflow() + "/" + row.version(),
                            key -> new java.util.concurrent.CopyOnWriteArrayList<>())
                    .add(id);
            return false;
        }
        Route route = lease.route(row.entry());
        if (route == null) {
            lease.close();
            LOG.error("Execution {} cannot go on: version {} has no route {}", id, row.version(), row.entry());
            return false;
        }
        Run run = row.run(lease.version(), journal);
        if (!live.addNew(run)) {
            lease.close();
            return false; // somebody else was faster
        }
        run.ended.whenComplete((outcome, failure) -> {
            places.release();
            lease.close();
        });
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getExchangeExtension().setFromRouteId(route.getRouteId());
        ExchangeState.apply(row.input(), exchange, exchange.getContext().getClassResolver()::resolveClass);
        journal.resume(run, route, exchange);
        return true;
    }

    @Override
    public void close() {
        loaders.shutdownNow();
    }
}
