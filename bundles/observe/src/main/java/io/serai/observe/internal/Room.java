package io.serai.observe.internal;

import io.serai.api.error.ConflictException;
import io.serai.api.event.Event;
import io.serai.api.event.EventListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One room of one tenant: its number, its latest events, its subscribers. Guarded by its own monitor. */
final class Room {
    private final String tenant;
    private final String name;
    private final int capacity;
    private final ArrayDeque<Event> kept = new ArrayDeque<>();
    private final List<EventListener> subscribers = new ArrayList<>();
    private long seq;
    private boolean evicted;

    Room(String tenant, String name, long base, int capacity) {
        this.tenant = tenant;
        this.name = name;
        this.seq = base;
        this.capacity = capacity;
    }

    /** Numbers, keeps and delivers; null if the room was evicted meanwhile, so that the caller takes a new one. */
    synchronized @org.jspecify.annotations.Nullable Published publish(String type, Map<String, Object> data) {
        if (evicted) {
            return null;
        }
        Event event = new Event(tenant, name, ++seq, type, Instant.now(), data);
        kept.addLast(event);
        boolean replaced = kept.size() > capacity;
        if (replaced) {
            kept.removeFirst();
        }
        // Delivered under the monitor: only so do all subscribers see the room's order.
        for (int i = 0; i < subscribers.size(); i++) {
            Delivery.deliver(subscribers.get(i), event);
        }
        return new Published(event, replaced ? 0 : 1);
    }

    /** What was published, and by how many the number of kept events grew. */
    record Published(Event event, int growth) {}

    /** Replays what is kept after a number and adds the listener; -1 if the room was evicted meanwhile. */
    synchronized long subscribe(long after, EventListener listener) {
        if (evicted) {
            return -1;
        }
        long latest = seq;
        if (after >= 0) {
            long oldest = latest - kept.size();
            if (after < oldest || after > latest) {
                throw new ConflictException(
                        "room.history-lost",
                        "Events of " + name + " after " + after
                                + " are gone; read the state again, then subscribe without after.");
            }
            for (Event event : kept) {
                if (event.seq() > after) {
                    Delivery.deliver(listener, event);
                }
            }
        }
        subscribers.add(listener);
        return latest;
    }

    synchronized void unsubscribe(EventListener listener) {
        for (int i = 0; i < subscribers.size(); i++) {
            if (subscribers.get(i) == listener) {
                subscribers.remove(i);
                return;
            }
        }
    }

    /** Gives the room up unless somebody listens to it; its last number, or -1 if it stays. */
    synchronized long evict() {
        if (!subscribers.isEmpty()) {
            return -1;
        }
        evicted = true;
        return seq;
    }

    synchronized int size() {
        return kept.size();
    }
}
