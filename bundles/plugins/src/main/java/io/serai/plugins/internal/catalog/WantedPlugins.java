package io.serai.plugins.internal.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the plugins that people installed from the catalog, in {@code DATA/plugins.wanted}, one a line. Karaf's own
 * list of features goes with its cache when the distribution is replaced; this one stays.
 */
final class WantedPlugins {
    private final @Nullable Path file;

    /** @param data the data directory; null keeps nothing, where there is none */
    WantedPlugins(@Nullable String data) {
        file = data == null ? null : Path.of(data, "plugins.wanted");
    }

    synchronized Set<String> ids() {
        if (file == null || !Files.exists(file)) {
            return Set.of();
        }
        try {
            Set<String> ids = new TreeSet<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    ids.add(line.trim());
                }
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException("The list of wanted plugins cannot be read: " + file, e);
        }
    }

    synchronized void add(String id) {
        Set<String> ids = new TreeSet<>(ids());
        if (ids.add(id)) {
            write(ids);
        }
    }

    synchronized void remove(String id) {
        Set<String> ids = new TreeSet<>(ids());
        if (ids.remove(id)) {
            write(ids);
        }
    }

    /** Written beside and moved in place, so that a crash leaves the old list or the new one. */
    private void write(Set<String> ids) {
        if (file == null) {
            return;
        }
        try {
            Path next = file.resolveSibling("plugins.wanted.new");
            Files.write(next, List.copyOf(ids));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of wanted plugins cannot be written: " + file, e);
        }
    }
}
