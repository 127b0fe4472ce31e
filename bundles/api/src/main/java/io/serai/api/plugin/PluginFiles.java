package io.serai.api.plugin;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The files that a plugin may touch: those in a folder of its own, and those below roots that the hub's configuration names
 * and the permission {@code file:NAME} opens. Paths are relative to the root, with {@code /} between their parts. Each
 * plugin gets a service of its own. Thread-safe; blocks on the disk.
 *
 * <p>Every method throws {@link io.serai.api.error.ForbiddenException} {@code plugin.permission-denied} without the
 * permission, {@link io.serai.api.error.InvalidInputException} {@code plugin.path-invalid} for a path that leaves its root,
 * also over a symbolic link, and {@link io.serai.api.error.NotFoundException} {@code plugin.file-not-found}.
 */
public interface PluginFiles {
    /** The root that is the plugin's own folder; it needs no permission and stays when the plugin goes. */
    String OWN = "";

    /** The caller closes it. */
    InputStream read(String root, String path);

    /** Begins a file anew, with the folders above it; the caller closes it. */
    OutputStream write(String root, String path);

    /** The names in a folder, sorted; those of folders end with {@code /}. The empty path is the root itself. */
    List<String> list(String root, String path);

    /** Deletes a file or an empty folder; false if there was none. */
    boolean delete(String root, String path);
}
