package io.serai.plugins.internal.market;

import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingVersion;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.wanted.PackageFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The packages behind listings: kept here if somebody published them here, else in a catalog. Thread-safe. */
final class Packages {
    private static final int REMEMBERED = 500;

    private final Catalogs catalogs;
    private final PackageFolder folder;
    private final PackageReader reader;
    private final Map<String, PluginPackage> read = new ConcurrentHashMap<>();

    Packages(Catalogs catalogs, PackageFolder folder, PackageReader reader) {
        this.catalogs = catalogs;
        this.folder = folder;
        this.reader = reader;
    }

    /** Looks into a file and keeps it. */
    PluginPackage keep(Path file) {
        reader.read(file); // what is no plugin is not kept
        return reader.read(folder.keep(file));
    }

    Optional<PluginPackage> of(Listing listing, @Nullable ListingVersion version) {
        if (listing.plugin() == null) {
            return Optional.empty();
        }
        if (listing.origin().equals(Listing.PERSON)) {
            return version == null || version.digest() == null ? Optional.empty() : kept(version.digest());
        }
        return catalogs.find(listing.plugin(), version == null ? null : version.version())
                .map(offer -> offer.plugin());
    }

    private Optional<PluginPackage> kept(String digest) {
        PluginPackage known = read.get(digest);
        if (known != null) {
            return Optional.of(known);
        }
        if (read.size() > REMEMBERED) {
            read.clear();
        }
        return folder.find(digest).map(file -> read.computeIfAbsent(digest, any -> reader.read(file)));
    }
}
