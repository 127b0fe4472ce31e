package io.serai.api.metric;

/** Counts what only grows, from 0 at the start of the hub. Thread-safe; takes no lock. */
public interface Counter extends Meter {
    void increment();
}
