package io.serai.plugins.internal.catalog;

import io.serai.plugins.internal.pack.PluginPackage;

/**
 * One plugin version on offer.
 *
 * @param catalog the name of the catalog that has it
 */
public record Offer(String catalog, PluginPackage plugin) {
    public String id() {
        return plugin.id();
    }

    public String version() {
        return plugin.version();
    }
}
