package io.serai.observe.internal;

import io.serai.api.event.Event;
import io.serai.api.event.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands an event to a listener so that a broken listener harms nobody but itself. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private Delivery() {}

    static void deliver(EventListener listener, Event event) {
        try {
            listener.on(event);
        } catch (RuntimeException | LinkageError broken) {
            LOG.warn("A listener of {} failed on {}: {}", event.room(), event.type(), broken.toString());
        }
    }
}
