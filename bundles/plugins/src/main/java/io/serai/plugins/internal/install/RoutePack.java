package io.serai.plugins.internal.install;

import io.serai.api.workflow.RoutePackEntry;
import java.util.List;

/**
 * The workflows in one revision of a plugin's bundle.
 *
 * @param revision changes with the bundle's content
 * @param resources the bundle's class loader
 */
record RoutePack(
        String plugin,
        String version,
        long bundleId,
        long revision,
        List<RoutePackEntry> entries,
        ClassLoader resources) {
    List<String> names() {
        return entries.stream().map(RoutePackEntry::name).toList();
    }

    boolean isSameAs(RoutePack other) {
        return bundleId == other.bundleId && revision == other.revision && resources.equals(other.resources);
    }
}
