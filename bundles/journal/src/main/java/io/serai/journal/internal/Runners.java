package io.serai.journal.internal;

import java.util.concurrent.Executor;

/**
 * The threads that run routes, and a few beside them, so that callers hear what has become durable also while steps that
 * block hold all the others.
 */
final class Runners implements Executor, AutoCloseable {
    private static final int TELLERS = 4;

    private final TaskPool routes;
    private final TaskPool tellers = new TaskPool("serai-teller", TELLERS);

    Runners(int threads) {
        routes = new TaskPool("serai-runner", threads);
    }

    /** Runs work that may block, when a thread that runs routes is free. */
    @Override
    public void execute(Runnable work) {
        routes.execute(work);
    }

    /** Runs work that does not block, soon. */
    void tell(Runnable work) {
        (routes.isFull() ? tellers : routes).execute(work);
    }

    /** Runs work that may block: here, if this is a thread for that. */
    void runHere(Runnable work) {
        if (routes.isMine()) {
            work.run();
        } else {
            routes.execute(work);
        }
    }

    @Override
    public void close() {
        routes.close();
        tellers.close();
    }
}
