package io.serai.journal.internal.queue;

import java.util.function.Consumer;

/**
 * Lets executions begin as their queues allow, on this hub. Knows nothing but what it was told since the hub started:
 * executions are rows with the status QUEUED, so whoever runs them tells of those again after a start, in any order.
 * Thread-safe; no call blocks.
 *
 * <p>Who runs executions calls {@link #tryEnter} once an execution is durable. If it may not run, its row says QUEUED, and
 * the listener names it when it may. Each execution that entered, or waits, {@link #left leaves} once: when it has ended,
 * was cancelled, or parks. (One that waits for a person holds no place; it enters again when it goes on.)
 */
public interface QueueGate {
    /**
     * @param priority 1 (first) to 4; among equals the older id goes first
     * @return whether it may run now; if not, the listener gets its id later. Asked again for the same execution, it
     *     answers the same and counts it once
     */
    boolean tryEnter(String tenant, String queue, String execution, int priority);

    /** It runs, or waits, no more. Does nothing for one that is unknown. */
    void left(String tenant, String queue, String execution);

    /** Gets the id of each execution that waited and may run now, on the thread that made room; must return at once. */
    void onAdmitted(Consumer<String> listener);
}
