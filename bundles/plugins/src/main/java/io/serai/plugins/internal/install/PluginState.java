package io.serai.plugins.internal.install;

import io.serai.api.plugin.Plugin;
import io.serai.plugins.internal.identity.Location;
import io.serai.plugins.internal.identity.PluginBundle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One plugin as the last pass found it.
 *
 * @param offer what it was installed from, or null if not from the catalog
 * @param running ACTIVE, STARTING, RESOLVED or FAILED
 */
record PluginState(
        PluginBundle bundle,
        Location location,
        Catalog.@Nullable Offer offer,
        String running,
        List<String> workflows,
        @Nullable String error) {
    static final String ACTIVE = "ACTIVE";
    static final String STARTING = "STARTING";
    static final String RESOLVED = "RESOLVED";
    static final String FAILED = "FAILED";

    boolean is(String state) {
        return running.equals(state);
    }

    String source() {
        if (offer != null) {
            return "catalog";
        }
        return location.isDroppedIn() ? "deploy" : "system";
    }

    Plugin show(List<String> tools) {
        Map<String, List<String>> contributes = new LinkedHashMap<>();
        if (!tools.isEmpty()) {
            contributes.put("tools", tools);
        }
        if (!workflows.isEmpty()) {
            contributes.put("workflows", workflows);
        }
        return new Plugin(
                bundle.id(),
                bundle.version(),
                bundle.name(),
                bundle.summary(),
                bundle.kinds(),
                running,
                contributes,
                bundle.permissions(),
                source(),
                bundle.installedAt(),
                error);
    }
}
