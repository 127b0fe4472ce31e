package io.serai.observe.internal;

import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The event bus in memory. Every room that was published to lately keeps its latest events, also without subscribers:
 * somebody who reconnects must be able to catch up. So the data supplier is asked once per event. Rooms are dropped in
 * the order of their last use, those with subscribers never.
 */
@Component(service = RoomEventBus.class)
public final class RoomEventBus implements EventBus {
    static final int ROOMS = 1_000;
    static final int EVENTS_PER_ROOM = 500;
    /** All rooms together, so that a thousand busy rooms cannot fill the heap. */
    static final int EVENTS = 50_000;

    private final LongSupplier clock;
    private final LinkedHashMap<Key, Room> rooms = new LinkedHashMap<>(64, 0.75f, true);
    private final CopyOnWriteArrayList<EventListener> listeners = new CopyOnWriteArrayList<>();
    private int kept;
    private long floor;

    @Activate
    public RoomEventBus() {
        this(System::currentTimeMillis);
    }

    RoomEventBus(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        Map<String, Object> values = data.get();
        Room.Published published;
        do {
            published = room(tenant, room).publish(type, values);
        } while (published == null);
        if (published.growth() > 0) {
            synchronized (rooms) {
                kept += published.growth();
                trim();
            }
        }
        for (EventListener listener : listeners) {
            Delivery.deliver(listener, published.event());
        }
    }

    @Override
    public boolean wanted(String tenant, String room) {
        if (!listeners.isEmpty()) {
            return true;
        }
        Key key = new Key(tenant, room);
        synchronized (rooms) {
            return rooms.containsKey(key);
        }
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        // A listener of its own, so that the same one can be subscribed twice and closed once.
        EventListener own = new Subscribed(listener);
        Room joined;
        long latest;
        do {
            joined = room(tenant, room);
            latest = joined.subscribe(after, own);
        } while (latest < 0);
        return new RoomSubscription(joined, own, latest);
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        EventListener own = new Subscribed(listener);
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    private Room room(String tenant, String name) {
        Key key = new Key(tenant, name);
        synchronized (rooms) {
            Room room = rooms.get(key);
            if (room == null) {
                // Microseconds since 1970: above every number that an earlier life of the room can have reached.
                long base = Math.max(clock.getAsLong() * 1_000, floor);
                room = new Room(tenant, name, base, EVENTS_PER_ROOM);
                rooms.put(key, room);
                trim();
            }
            return room;
        }
    }

    private void trim() {
        if (rooms.size() <= ROOMS && kept <= EVENTS) {
            return;
        }
        Iterator<Room> oldest = rooms.values().iterator();
        // The newest is spared: it is the one being asked for.
        for (int left = rooms.size() - 1; left > 0 && (rooms.size() > ROOMS || kept > EVENTS); left--) {
            Room room = oldest.next();
            long last = room.evict();
            if (last >= 0) {
                kept -= room.size();
                floor = Math.max(floor, last);
                oldest.remove();
            }
        }
    }

    private record Key(String tenant, String room) {}

    private static final class Subscribed implements EventListener {
        private final EventListener listener;

        Subscribed(EventListener listener) {
            this.listener = listener;
        }

        @Override
        public void on(Event event) {
            listener.on(event);
        }
    }

    private static final class RoomSubscription implements Subscription {
        private final Room room;
        private final EventListener listener;
        private final long startedAfter;
        private final AtomicBoolean closed = new AtomicBoolean();

        RoomSubscription(Room room, EventListener listener, long startedAfter) {
            this.room = room;
            this.listener = listener;
            this.startedAfter = startedAfter;
        }

        @Override
        public long startedAfter() {
            return startedAfter;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                room.unsubscribe(listener);
            }
        }
    }
}
