package io.serai.http.internal.socket;

import io.serai.api.event.Event;
import io.serai.api.event.EventListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps events until they may go on, in their order. */
final class HeldBack implements EventListener {
    private final EventListener next;
    private @Nullable List<Event> waiting = new ArrayList<>();

    HeldBack(EventListener next) {
        this.next = next;
    }

    @Override
    public synchronized void on(Event event) {
        if (waiting != null) {
            waiting.add(event);
        } else {
            next.on(event);
        }
    }

    synchronized void release() {
        List<Event> kept = waiting;
        waiting = null;
        if (kept != null) {
            kept.forEach(next::on);
        }
    }
}
