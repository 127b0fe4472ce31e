package io.serai.plugins.internal.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a catalog is.
 *
 * @param kind {@code own} of the distribution, {@code folder}, or {@code http} for one elsewhere that is mirrored here
 * @param address of an HTTP folder, or the folder's path
 * @param refreshedAt when it was mirrored last without a problem; null if never, and for folders, which are read as they are
 * @param packages how many are on offer here, also while the catalog cannot be reached
 * @param bytes of these packages on this machine's disk
 * @param problems why the last refresh was not complete, or what of the folder cannot be read, in sentences
 */
public record CatalogStatus(
        String name,
        String kind,
        String address,
        @Nullable Instant refreshedAt,
        int packages,
        long bytes,
        List<String> problems) {
    static final String OWN = "own";
    static final String FOLDER = "folder";
    static final String HTTP = "http";

    public CatalogStatus {
        problems = List.copyOf(problems);
    }
}
