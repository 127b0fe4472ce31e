package io.serai.api.plugin;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;

/** The plugins of this hub. */
public interface Plugins {
    Page<Plugin> list(PageRequest page);

    /** @throws io.serai.api.error.NotFoundException {@code plugin.not-found} */
    Plugin get(String id);

    /**
     * Installs from the hub's catalog.
     *
     * @param source {@code catalog:ID} or {@code catalog:ID@VERSION}
     */
    Plugin install(String source);

    /** Removes an installed plugin and all it brought; throws as {@link #get}. */
    void remove(String id);
}
