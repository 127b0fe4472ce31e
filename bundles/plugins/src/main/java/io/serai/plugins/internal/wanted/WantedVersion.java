package io.serai.plugins.internal.wanted;

import java.time.Instant;

/**
 * A plugin version that this hub should have.
 *
 * @param active whether new executions begin on it; otherwise it only ends what began on it
 */
public record WantedVersion(
        String id,
        String version,
        String digest,
        String source,
        boolean active,
        Instant installedAt,
        String installedBy) {
    public WantedVersion draining() {
        return new WantedVersion(id, version, digest, source, false, installedAt, installedBy);
    }
}
