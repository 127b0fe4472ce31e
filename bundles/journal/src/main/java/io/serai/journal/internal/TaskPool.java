package io.serai.journal.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for many short tasks: at most so many at a time. First come, first served; a burst of work wakes threads one
 * after another, as long as there is work, instead of all at once, so that short tasks cost few changes of threads.
 */
final class TaskPool implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskPool.class);
    private static final long CLOSE_SECONDS = 10;
    private static final long IDLE_SECONDS = 60;

    private final ForkJoinPool pool;

    /** @param name of its threads, before their numbers */
    TaskPool(String name, int threads) {
        this.pool = new ForkJoinPool(
                threads,
                new Threads(name),
                (thread, failure) -> LOG.error("A task of {} failed", thread.getName(), failure),
                true,
                threads,
                threads,
                1,
                saturated -> true, // who waits keeps its thread, and no other replaces it
                IDLE_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Whether all threads are busy, so that what comes now has to wait. */
    boolean isFull() {
        return pool.getActiveThreadCount() >= pool.getParallelism();
    }

    /** Whether this is one of its threads. */
    boolean isMine() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread worker && worker.getPool() == pool;
    }

    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** They keep the class loader of the hub, whoever's work lets them begin. */
    private static final class Threads implements ForkJoinPool.ForkJoinWorkerThreadFactory {
        private final String name;
        private final AtomicInteger number = new AtomicInteger();

        Threads(String name) {
            this.name = name;
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            ForkJoinWorkerThread thread = new ForkJoinWorkerThread(pool) {};
            thread.setName(name + "-" + number.incrementAndGet());
            thread.setContextClassLoader(TaskPool.class.getClassLoader());
            return thread;
        }
    }
}
