package io.serai.plugins.internal.framework;

import java.util.Optional;
import org.osgi.framework.Bundle;

/**
 * Whose contribution something is.
 *
 * @param digest of the package: tells two builds of one version apart
 */
public record PluginId(String id, String version, String digest) {
    /** Nothing for the hub's own bundles. */
    public static Optional<PluginId> of(Bundle bundle) {
        return PluginLocation.of(bundle)
                .map(location -> new PluginId(location.id(), location.version(), location.digest()));
    }
}
