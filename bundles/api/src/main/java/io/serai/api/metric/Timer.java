package io.serai.api.metric;

/** Counts what takes time, and how much: shows the number, the sum and the longest of the last minutes. Thread-safe; takes no lock. */
public interface Timer extends Meter {
    /** @param nanos how long it took, such as the difference of two {@link System#nanoTime()} */
    void record(long nanos);
}
