package io.serai.plugins.internal.catalog;

import io.serai.plugins.internal.pack.SemanticVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All catalogs, in the order in which they are asked. Thread-safe. */
public final class Catalogs {
    private final List<FolderCatalog> catalogs;

    public Catalogs(List<FolderCatalog> catalogs) {
        this.catalogs = List.copyOf(catalogs);
    }

    /** All that is on offer, by id, the newest version of each first; of the same version in two catalogs the first one's. */
    public List<Offer> offers() {
        List<Offer> all = new ArrayList<>();
        for (FolderCatalog catalog : catalogs) {
            for (Offer offer : catalog.offers()) {
                if (all.stream()
                        .noneMatch(known ->
                                known.id().equals(offer.id()) && known.version().equals(offer.version()))) {
                    all.add(offer);
                }
            }
        }
        all.sort(Comparator.comparing(Offer::id)
                .thenComparing(offer -> SemanticVersion.of(offer.version()), Comparator.reverseOrder()));
        return all;
    }

    /** @param version null for the newest */
    public Optional<Offer> find(String id, @Nullable String version) {
        return newest(id, offered -> version == null || offered.equals(version));
    }

    /** The newest in a range, as in {@link SemanticVersion#isIn}. */
    public Optional<Offer> inRange(String id, String range) {
        return newest(id, offered -> SemanticVersion.of(offered).isIn(range));
    }

    private Optional<Offer> newest(String id, Predicate<String> fits) {
        return offers().stream()
                .filter(offer -> offer.id().equals(id) && fits.test(offer.version()))
                .findFirst();
    }
}
