package io.serai.http.internal.socket;

import java.util.ArrayDeque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages on their way to one client: one is being sent, the rest wait, and too many mean the client is too slow. */
final class Outbox {
    static final int CAPACITY = 1_000;

    /** Sends one message and says when that is done, with whatever went wrong. */
    interface Wire extends BiConsumer<String, Consumer<@Nullable Throwable>> {}

    private final Wire wire;
    private final Runnable overflow;
    private final Consumer<Throwable> broken;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean draining;
    private boolean closed;

    Outbox(Wire wire, Runnable overflow, Consumer<Throwable> broken) {
        this.wire = wire;
        this.overflow = overflow;
        this.broken = broken;
    }

    void offer(String message) {
        boolean full;
        synchronized (this) {
            if (closed) {
                return;
            }
            full = waiting.size() >= CAPACITY;
            if (full) {
                close();
            } else {
                waiting.addLast(message);
            }
        }
        if (full) {
            overflow.run();
        } else {
            drain();
        }
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    // A loop, not recursion: where the wire is done at once, its callback only lets the loop go on.
    private void drain() {
        while (true) {
            String next;
            synchronized (this) {
                if (sending || draining || closed || waiting.isEmpty()) {
                    return;
                }
                next = waiting.removeFirst();
                sending = true;
                draining = true;
            }
            try {
                wire.accept(next, this::sent);
            } catch (RuntimeException failed) {
                close();
                broken.accept(failed);
            } finally {
                synchronized (this) {
                    draining = false;
                }
            }
        }
    }

    private void sent(@Nullable Throwable failed) {
        synchronized (this) {
            sending = false;
        }
        if (failed != null) {
            close();
            broken.accept(failed);
        } else {
            drain();
        }
    }
}
