package io.serai.journal.internal.queue;

import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets executions begin as their queues allow, on this hub. Knows nothing but what it was told since the hub started:
 * whoever runs executions tells of those that wait again after a start, in any order. Thread-safe; no call blocks.
 *
 * <p>An execution that comes {@link #enter enters}, or, once it is durable as QUEUED, stands in {@link #await line}. The
 * listener names it when there is a place for it; it then enters, or is {@link #forget forgotten}. It gives its place back
 * when it has ended and when it parks: one that waits for a person holds none, and enters again when it goes on.
 */
public interface QueueGate {
    /**
     * Who wants a place.
     *
     * @param execution its id, a UUIDv7; among equals the older one goes first
     * @param priority 1 (first) to 4
     * @param goesOn whether it has begun already, so that it goes before all that have not
     */
    record Entrant(String tenant, String queue, String execution, int priority, boolean goesOn) {}

    /** Who comes first: what has begun already, then what is urgent, then what is old. */
    Comparator<Entrant> ORDER = Comparator.comparingInt((Entrant entrant) -> entrant.goesOn() ? 0 : 1)
            .thenComparingInt(Entrant::priority)
            .thenComparing(Entrant::execution);

    /** A place in a queue. */
    @FunctionalInterface
    interface Place {
        /** Gives it back; once only. */
        void leave();
    }

    /** A place, if there is one and nobody in line comes first; else null, and it stands in line only if it did. */
    @Nullable
    Place enter(Entrant entrant);

    /** Stands in line; the listener may be called at once. Nothing happens if it stands there already. */
    void await(Entrant entrant);

    /** Neither stands in line nor comes any more, though it was perhaps named already. */
    void forget(String execution);

    /** Gets the id of each execution in line that may enter now, on the thread that made room; must return at once. */
    void onAdmitted(Consumer<String> listener);
}
