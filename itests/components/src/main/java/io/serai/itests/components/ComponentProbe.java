package io.serai.itests.components;

import java.util.List;

/**
 * One route per component, language or data format; each checks itself with {@code validate}. Look this service up in
 * Karaf, or build a {@link RouteProbe} in plain JUnit.
 */
public interface ComponentProbe {
    /** What can be proved, by file name without its ending. */
    List<String> names();

    /** Runs one route in a context of its own; returns normally if it did what it must. */
    void run(String name) throws Exception;
}
