package io.serai.journal.internal.activity;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;

/** The thread pools of a context, whose tasks count as activity of the execution that submitted them. */
public final class CountingThreadPools extends DefaultThreadPoolFactory {
    @Override
    public ExecutorService newCachedThreadPool(ThreadFactory threads) {
        return new Counting(super.newCachedThreadPool(threads));
    }

    @Override
    public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory threads) {
        return new Counting(super.newThreadPool(profile, threads));
    }

    @Override
    public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory threads) {
        return new CountingScheduled(super.newScheduledThreadPool(profile, threads));
    }

    private static class Counting extends AbstractExecutorService {
        private final ExecutorService pool;

        Counting(ExecutorService pool) {
            this.pool = pool;
        }

        @Override
        public void execute(Runnable task) {
            Activity current = Activity.current();
            if (current == null) {
                pool.execute(task);
                return;
            }
            Runnable counted = current.counted(task);
            try {
                pool.execute(counted);
            } catch (RejectedExecutionException e) {
                current.release();
                throw e;
            }
        }

        @Override
        public void shutdown() {
            pool.shutdown();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return pool.shutdownNow();
        }

        @Override
        public boolean isShutdown() {
            return pool.isShutdown();
        }

        @Override
        public boolean isTerminated() {
            return pool.isTerminated();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return pool.awaitTermination(timeout, unit);
        }
    }

    private static final class CountingScheduled extends Counting implements ScheduledExecutorService {
        private final ScheduledExecutorService pool;

        CountingScheduled(ScheduledExecutorService pool) {
            super(pool);
            this.pool = pool;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            Activity current = Activity.current();
            return pool.schedule(current == null ? command : current.counted(command), delay, unit);
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
            return pool.schedule(callable, delay, unit);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
            return pool.scheduleAtFixedRate(command, initial, period, unit);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
            return pool.scheduleWithFixedDelay(command, initial, delay, unit);
        }
    }
}
