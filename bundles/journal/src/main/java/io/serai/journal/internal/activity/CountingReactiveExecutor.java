package io.serai.journal.internal.activity;

import org.apache.camel.impl.engine.DefaultReactiveExecutor;

/** Camel's own, whose queued continuations count as activity of the execution that queued them. */
public final class CountingReactiveExecutor extends DefaultReactiveExecutor {
    @Override
    public void schedule(Runnable runnable) {
        super.schedule(counted(runnable));
    }

    @Override
    public void scheduleMain(Runnable runnable) {
        super.scheduleMain(counted(runnable));
    }

    @Override
    public void scheduleSync(Runnable runnable) {
        super.scheduleSync(counted(runnable));
    }

    @Override
    public void scheduleQueue(Runnable runnable) {
        super.scheduleQueue(counted(runnable));
    }

    private static Runnable counted(Runnable runnable) {
        Activity current = Activity.current();
        return current == null ? runnable : current.counted(runnable);
    }
}
