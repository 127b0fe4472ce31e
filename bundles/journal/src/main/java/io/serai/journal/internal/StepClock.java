package io.serai.journal.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Short delays of steps, and the threads of those that may not take longer than a time. */
final class StepClock implements AutoCloseable {
    /** More steps with a time limit than this do not call out at the same time: the others fail at once. */
    private static final int MAX_CALLERS = 1_000;

    private static final long IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService callers;

    StepClock() {
        timer = new ScheduledThreadPoolExecutor(1, named("serai-step-timer"));
        timer.setRemoveOnCancelPolicy(true);
        callers = new ThreadPoolExecutor(
                0, MAX_CALLERS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("serai-step"));
    }

    /** @param work must not block */
    Future<?> after(long millis, Runnable work) {
        return timer.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    /** @throws java.util.concurrent.RejectedExecutionException if too many calls are under way */
    void call(Runnable work) {
        callers.execute(work);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        callers.shutdownNow();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            // not that of the step that happens to need it: its plugin may go
            thread.setContextClassLoader(StepClock.class.getClassLoader());
            return thread;
        };
    }
}
