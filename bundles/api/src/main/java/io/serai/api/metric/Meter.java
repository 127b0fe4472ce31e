package io.serai.api.metric;

/** Something that shows in the metrics until it is closed. */
public interface Meter extends AutoCloseable {
    /** Takes it out of the metrics, unless somebody else has the same one; what is still counted then counts for nothing. */
    @Override
    void close();
}
