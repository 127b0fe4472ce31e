package io.serai.spi.plugin;

import java.util.List;
import org.osgi.framework.Bundle;

/**
 * Knows what bundles bring of one kind, for the list of what a plugin contributes. An OSGi service of the hub's own bundles.
 */
public interface ContributionSource {
    /** The kind in the plural, such as {@code commands}. */
    String kind();

    /** Names of what the bundle brings now; empty for nothing. Must not block. */
    List<String> of(Bundle bundle);
}
