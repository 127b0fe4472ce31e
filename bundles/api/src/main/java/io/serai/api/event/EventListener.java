package io.serai.api.event;

/** Receives events; must return at once. */
@FunctionalInterface
public interface EventListener {
    void on(Event event);
}
