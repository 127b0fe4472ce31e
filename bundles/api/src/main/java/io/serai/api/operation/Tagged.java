package io.serai.api.operation;

/** A result that can be edited: its tag goes out as {@code ETag} and comes back as {@code If-Match}. */
public interface Tagged {
    /** Changes whenever the object changes; without quotes. */
    String etag();
}
