package io.serai.plugins.internal.catalog;

import io.serai.plugins.internal.pack.PackageReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The catalogs of a configuration: the distribution's own first, then folders and addresses as they stand there. */
public final class ConfiguredCatalogs {
    private static final String OWN = "serai";

    private final Path mirrors;
    private final Catalogs catalogs;
    private final List<HttpCatalog> elsewhere = new ArrayList<>();
    private final List<Supplier<CatalogStatus>> statuses = new ArrayList<>();

    /**
     * @param own the distribution's
     * @param setting folders and addresses, separated by commas
     * @param data the hub's data directory
     * @throws IllegalArgumentException with a sentence that says what is wrong with the setting
     */
    public ConfiguredCatalogs(Path own, String setting, Path data, PackageReader reader) {
        mirrors = data.resolve("catalogs").toAbsolutePath().normalize();
        List<FolderCatalog> folders = new ArrayList<>();
        folders.add(folder(OWN, CatalogStatus.OWN, own, reader));
        Set<String> names = new HashSet<>(Set.of(OWN));
        for (String entry : setting.split(",")) {
            if (entry.isBlank()) {
                continue;
            }
            Optional<HttpCatalog> address = HttpCatalog.configured(entry.strip(), mirrors, reader);
            if (address.isEmpty()) {
                Path path = Path.of(entry.strip());
                folders.add(folder(String.valueOf(path.getFileName()), CatalogStatus.FOLDER, path, reader));
            } else if (names.add(address.get().name())) {
                elsewhere.add(address.get());
                folders.add(address.get().folder());
                statuses.add(address.get()::status);
            } else {
                throw new IllegalArgumentException("etc/io.serai.plugins.cfg: there is a catalog named "
                        + address.get().name() + " already; write another name before the address, as in NAME="
                        + entry.strip() + ".");
            }
        }
        catalogs = new Catalogs(folders);
    }

    private FolderCatalog folder(String name, String kind, Path path, PackageReader reader) {
        FolderCatalog folder = new FolderCatalog(name, path, reader);
        statuses.add(() -> folder.status(kind, path.toString()));
        return folder;
    }

    /** How each of them is, in the order in which they are asked. */
    public List<CatalogStatus> status() {
        return statuses.stream().map(Supplier::get).toList();
    }

    public Catalogs catalogs() {
        return catalogs;
    }

    /** Those with an address. */
    public List<HttpCatalog> elsewhere() {
        return List.copyOf(elsewhere);
    }

    /** Whether a package came from elsewhere. */
    public boolean isFromElsewhere(Path file) {
        return file.toAbsolutePath().normalize().startsWith(mirrors);
    }
}
