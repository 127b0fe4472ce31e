package io.serai.models.internal.budget;

import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.event.EventListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps what is published. */
final class Bus implements EventBus {
    final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void publish(String tenant, String room, String type, Supplier<Map<String, Object>> data) {
        events.add(new Event(tenant, room, events.size(), type, Instant.now(), data.get()));
    }

    List<Object> thresholds() {
        return events.stream().map(event -> event.data().get("threshold")).toList();
    }

    @Override
    public Subscription subscribe(String tenant, String room, long after, EventListener listener) {
        throw new UnsupportedOperationException("Nobody listens here");
    }

    @Override
    public AutoCloseable listen(EventListener listener) {
        throw new UnsupportedOperationException("Nobody listens here");
    }
}
