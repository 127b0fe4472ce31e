package io.serai.plugins.internal.catalog;

import io.serai.api.error.SeraiException;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.pack.PluginPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A catalog that is a folder of packages. What cannot be read is left out and logged once. Thread-safe. */
public final class FolderCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(FolderCatalog.class);

    private final String name;
    private final Path folder;
    private final PackageReader reader;
    /** By file; guarded by this. */
    private final Map<Path, Known> known = new HashMap<>();

    public FolderCatalog(String name, Path folder, PackageReader reader) {
        this.name = name;
        this.folder = folder;
        this.reader = reader;
    }

    /** @param problem why it is left out, or null */
    private record Known(
            long size,
            long modified,
            @Nullable PluginPackage plugin,
            @Nullable String problem) {}

    /** How it is now. */
    public synchronized CatalogStatus status(String kind, String address) {
        List<Offer> offers = offers();
        List<String> problems = known.values().stream()
                .map(Known::problem)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        long bytes = known.values().stream()
                .filter(one -> one.plugin() != null)
                .mapToLong(Known::size)
                .sum();
        return new CatalogStatus(name, kind, address, null, offers.size(), bytes, problems);
    }

    /** What lies in the folder now; a folder that is not there offers nothing. */
    public synchronized List<Offer> offers() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> packages =
                    files.filter(FolderCatalog::isPackage).sorted().toList();
            known.keySet().retainAll(packages);
            for (Path file : packages) {
                try {
                    PluginPackage plugin = read(file);
                    if (plugin != null) {
                        offers.add(new Offer(name, plugin));
                    }
                } catch (NoSuchFileException e) {
                    known.remove(file); // taken away since the folder was listed
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The catalog " + folder + " cannot be read", e);
        }
        return offers;
    }

    private static boolean isPackage(Path file) {
        String text = String.valueOf(file.getFileName());
        return text.endsWith(".kar") || text.endsWith(".jar");
    }

    private @Nullable PluginPackage read(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        long modified = attributes.lastModifiedTime().toMillis();
        Known before = known.get(file);
        if (before != null && before.size() == attributes.size() && before.modified() == modified) {
            return before.plugin();
        }
        PluginPackage plugin = null;
        String problem = null;
        try {
            plugin = reader.read(file);
        } catch (SeraiException e) {
            problem = file.getFileName() + ": " + e.detail();
            LOG.warn("The catalog {} leaves {} out: {}", name, file.getFileName(), e.detail());
        }
        known.put(file, new Known(attributes.size(), modified, plugin, problem));
        return plugin;
    }
}
