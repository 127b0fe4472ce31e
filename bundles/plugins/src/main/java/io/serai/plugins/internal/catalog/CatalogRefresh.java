package io.serai.plugins.internal.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mirrors the catalogs elsewhere, side by side: at once, then again and again, and when somebody asks. Thread-safe. */
public final class CatalogRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogRefresh.class);
    private static final int SIDE_BY_SIDE = 4;

    private final List<HttpCatalog> catalogs;
    private final Runnable mirrored;
    private final ScheduledExecutorService threads;

    /**
     * @param every how long to wait from one refresh to the next; zero for only when somebody asks
     * @param mirrored is told after each catalog
     */
    public CatalogRefresh(List<HttpCatalog> catalogs, Duration every, Runnable mirrored) {
        this.catalogs = List.copyOf(catalogs);
        this.mirrored = mirrored;
        this.threads = Executors.newScheduledThreadPool(
                Math.max(1, Math.min(SIDE_BY_SIDE, catalogs.size())), CatalogRefresh::thread);
        if (every.compareTo(Duration.ZERO) > 0) {
            for (HttpCatalog catalog : catalogs) {
                var unused = threads.scheduleWithFixedDelay(
                        () -> onSchedule(catalog), 0, every.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private static Thread thread(Runnable task) {
        Thread made = new Thread(task, "serai-catalogs");
        made.setDaemon(true);
        return made;
    }

    public List<CatalogStatus> status() {
        return catalogs.stream().map(HttpCatalog::status).toList();
    }

    /** Mirrors all of them now; returns how each of them is. */
    public List<CatalogStatus> refresh() throws InterruptedException {
        List<Callable<CatalogStatus>> work = new ArrayList<>();
        catalogs.forEach(catalog -> work.add(() -> mirror(catalog)));
        List<CatalogStatus> all = new ArrayList<>();
        for (Future<CatalogStatus> one : threads.invokeAll(work)) {
            try {
                all.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("A catalog elsewhere could not be mirrored", e.getCause());
            }
        }
        return all;
    }

    private CatalogStatus mirror(HttpCatalog catalog) throws InterruptedException {
        CatalogStatus status = catalog.refresh();
        mirrored.run();
        return status;
    }

    private void onSchedule(HttpCatalog catalog) {
        try {
            mirror(catalog);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // thrown on, it would end the schedule for good
            LOG.error("The catalog {} could not be mirrored; the next try is on schedule", catalog.name(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
