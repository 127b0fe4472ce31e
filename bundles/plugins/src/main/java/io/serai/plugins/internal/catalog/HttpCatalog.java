package io.serai.plugins.internal.catalog;

import io.serai.plugins.internal.pack.PackageReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A catalog elsewhere, mirrored into {@code DATA/catalogs/NAME}: what it offers is what lies there, also while it cannot be reached.
 * Its packages are checked as remote ones when they are installed. Thread-safe.
 */
public final class HttpCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(HttpCatalog.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,60}");
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final String name;
    private final URI address;
    private final HttpMirror mirror;
    private final FolderCatalog folder;
    private volatile List<String> problems = List.of();

    /** @param catalogs {@code DATA/catalogs} */
    public HttpCatalog(String name, URI address, Path catalogs, PackageReader reader) {
        this.name = name;
        this.address = address;
        Path here = catalogs.resolve(name);
        this.mirror = new HttpMirror(
                address,
                here,
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build());
        this.folder = new FolderCatalog(name, here, reader);
    }

    /**
     * Reads an entry of the configuration, {@code https://…} or {@code NAME=https://…}; without a name it is the host's. Empty if the
     * entry is no address, but a folder.
     *
     * @throws IllegalArgumentException if it is an address that cannot be used
     */
    public static Optional<HttpCatalog> configured(String entry, Path catalogs, PackageReader reader) {
        int scheme = entry.indexOf("://");
        if (scheme < 0) {
            return Optional.empty();
        }
        int equals = entry.lastIndexOf('=', scheme);
        URI address = URI.create(entry.substring(equals + 1).strip());
        String how = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (!how.equals("http") && !how.equals("https") || host == null) {
            throw new IllegalArgumentException(
                    "etc/io.serai.plugins.cfg: a catalog is a folder, or an address with http or https, not '" + entry
                            + "'.");
        }
        String name = (equals < 0 ? host : entry.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "etc/io.serai.plugins.cfg: a catalog's name has lower-case letters, digits, dots and hyphens, not '"
                            + name + "'.");
        }
        return Optional.of(new HttpCatalog(name, address, catalogs, reader));
    }

    public String name() {
        return name;
    }

    /** What was mirrored, as a catalog. */
    public FolderCatalog folder() {
        return folder;
    }

    public CatalogStatus status() {
        CatalogStatus here = folder.status(CatalogStatus.HTTP, address.toString());
        List<String> all = new ArrayList<>(problems);
        all.addAll(here.problems());
        return new CatalogStatus(
                name, here.kind(), here.address(), mirror.mirroredAt(), here.packages(), here.bytes(), all);
    }

    /** Mirrors it anew. A problem is in the status that this returns, and what was there before stays on offer. */
    public synchronized CatalogStatus refresh() throws InterruptedException {
        try {
            problems = mirror.refresh().problems();
        } catch (IOException e) {
            problems = List.of("The catalog cannot be read: " + reason(e));
        }
        if (!problems.isEmpty()) {
            LOG.warn("The catalog {} was not mirrored completely: {}", name, String.join("; ", problems));
        }
        return status();
    }

    /** Some exceptions of the HTTP client have no message. */
    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "nothing answers at its address";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
