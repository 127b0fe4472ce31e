package io.serai.api.plugin;

import java.net.URL;
import java.util.List;
import java.util.Optional;

/** The panels of the active plugin versions, and the files of all that run. Implemented by the plugins bundle. Thread-safe. */
public interface PluginPanels {
    /** By plugin and name. */
    List<PluginPanel> list();

    Optional<PluginPanel> find(String plugin, String name);

    /**
     * A file of a panel.
     *
     * @param version as it stands in {@link PluginPanel#url}: the version, and after a plus sign the beginning of the digest
     * @param path below the panel's own folder
     */
    Optional<File> file(String plugin, String version, String panel, String path);

    /** @param fixed whether the same address will never have another content */
    record File(URL content, boolean fixed) {}
}
