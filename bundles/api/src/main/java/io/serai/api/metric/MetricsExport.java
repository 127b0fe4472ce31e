package io.serai.api.metric;

import java.io.IOException;
import java.io.OutputStream;

/** All meters of the hub as text. Implemented by the observe bundle. Thread-safe. */
public interface MetricsExport {
    /** The type of what {@link #write} writes. */
    String contentType();

    /** Writes them in Prometheus's text format; asks every gauge. */
    void write(OutputStream out) throws IOException;
}
