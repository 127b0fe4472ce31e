package io.serai.journal.internal;

import io.serai.api.thread.HubThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Short delays of steps, and the threads of those that may not take longer than a time. */
final class StepClock implements AutoCloseable {
    /** More steps with a time limit than this do not call out at the same time: the others fail at once. */
    private static final int MAX_CALLERS = 1_000;

    private static final long IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService callers;

    StepClock() {
        timer = new ScheduledThreadPoolExecutor(1, HubThreads.one(StepClock.class, "serai-step-timer"));
        timer.setRemoveOnCancelPolicy(true);
        callers = new ThreadPoolExecutor(
                0,
                MAX_CALLERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                HubThreads.several(StepClock.class, "serai-step"));
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
}
