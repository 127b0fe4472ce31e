package io.serai.plugins.internal.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mirrors the catalogs elsewhere, at once, then again and again, and when somebody asks. Thread-safe. */
public final class CatalogRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogRefresh.class);

    private final List<HttpCatalog> catalogs;
    private final ScheduledExecutorService thread;

    /** @param every how long to wait from one refresh to the next; zero for only when somebody asks */
    public CatalogRefresh(List<HttpCatalog> catalogs, Duration every) {
        this.catalogs = List.copyOf(catalogs);
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "serai-catalogs");
            made.setDaemon(true);
            return made;
        });
        if (!catalogs.isEmpty() && every.compareTo(Duration.ZERO) > 0) {
            var unused = thread.scheduleWithFixedDelay(this::mirror, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    public List<HttpCatalog.Status> status() {
        return catalogs.stream().map(HttpCatalog::status).toList();
    }

    /** Mirrors all of them now, in the caller's thread; returns how each of them is. */
    public List<HttpCatalog.Status> refresh() throws InterruptedException {
        List<HttpCatalog.Status> all = new ArrayList<>();
        for (HttpCatalog catalog : catalogs) {
            all.add(catalog.refresh());
        }
        return all;
    }

    private void mirror() {
        try {
            refresh();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // thrown on, it would end the schedule for good
            LOG.error("The catalogs elsewhere could not be mirrored; the next try is on schedule", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
