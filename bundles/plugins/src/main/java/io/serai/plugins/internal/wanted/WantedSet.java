package io.serai.plugins.internal.wanted;

import java.util.List;

/** The plugin versions that this hub should have; the truth to which the framework is brought. Thread-safe. */
public interface WantedSet {
    List<WantedVersion> all();

    /** Writes a plugin's rows in one transaction, in place of all that were there for it. */
    void replace(String id, List<WantedVersion> versions);
}
