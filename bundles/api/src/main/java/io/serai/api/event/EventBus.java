package io.serai.api.event;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Carries events to whoever listens. Publishing never blocks on a listener and never throws for one. Each room numbers
 * its events without gaps, and keeps the latest so that a lost connection can catch up.
 */
public interface EventBus {
    /**
     * Publishes to a room such as {@code execution:ID}, {@code workflow:ID}, {@code plugins}.
     *
     * @param tenant whose event it is; only that tenant's people get it
     * @param type dotted, such as {@code execution.completed}
     * @param data what goes out as JSON; asked for only if somebody could want it
     */
    void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data);

    /**
     * Whether somebody has asked for this room lately, or listens to everything. A publisher of many small events may ask
     * before it makes them; a room that nobody asked for then keeps none of them.
     */
    default boolean wanted(String tenant, String room) {
        return true;
    }

    /**
     * Listens to one room from now on, after replaying what the room still has with a number above {@code after}.
     *
     * @param after the last number seen, or a negative one for "from now on"
     * @param listener called on the publisher's thread, in order; must return at once
     * @return closes the subscription
     * @throws io.serai.api.error.ConflictException {@code room.history-lost} if events after that number are gone
     */
    Subscription subscribe(String tenant, String room, long after, EventListener listener);

    /** Listens to every event of every room from now on; for alerts, metrics and tests. */
    AutoCloseable listen(EventListener listener);

    /** A running subscription. */
    interface Subscription extends AutoCloseable {
        /** The number of the room's latest event when the subscription began. */
        long startedAfter();

        @Override
        void close();
    }
}
