package io.serai.api.plugin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What plugins may reach. Implemented by the plugins bundle. Thread-safe. */
public interface PluginPermissions {
    /** With this the location of each bundle begins that a plugin brought. */
    String LOCATION = "serai-plugin:";

    /**
     * What a version of a plugin may reach, live; nothing as long as it is not installed.
     *
     * @param version null for what all its versions that are here declare together
     */
    PluginAccess of(String plugin, @Nullable String version);

    /**
     * What the plugin of a bundle may reach.
     *
     * @param location the bundle's
     * @return null for the hub's own bundles, which may reach everything
     */
    @Nullable
    PluginAccess ofBundle(String location);

    /**
     * What a plugin declared and what somebody granted.
     *
     * @throws io.serai.api.error.NotFoundException {@code plugin.not-found}
     */
    List<PluginPermission> list(String plugin);

    /**
     * Grants and revokes, effective from the next check on; throws as {@link #list}.
     *
     * @param changes by permission, whether it is granted; others stay as they are
     * @param by who wants it
     * @throws io.serai.api.error.InvalidInputException {@code plugin.permission-unknown} for one that is not declared
     */
    List<PluginPermission> change(String plugin, Map<String, Boolean> changes, String by);
}
