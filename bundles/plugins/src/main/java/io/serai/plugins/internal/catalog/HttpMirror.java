package io.serai.plugins.internal.catalog;

import io.serai.plugins.internal.pack.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies an HTTP folder of packages to disk. A package takes its place only when its digest is the index's, so that what lies there
 * can be used while the catalog cannot be reached. Not thread-safe.
 */
final class HttpMirror {
    private static final String INDEX = "index.json";
    private static final String INCOMING = ".incoming-";
    private static final int INDEX_AT_MOST = 8 << 20;
    private static final long PACKAGE_AT_MOST = 512L << 20;
    private static final int BUFFER = 1 << 16;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final Path folder;
    private final HttpClient client;

    /**
     * What came of a refresh.
     *
     * @param packages how many lie in the folder as the index has them
     * @param problems what could not be fetched, in sentences
     */
    record Result(int packages, List<String> problems) {
        Result {
            problems = List.copyOf(problems);
        }
    }

    /** @param base the folder's address; with or without a slash at its end */
    HttpMirror(URI base, Path folder, HttpClient client) {
        String text = base.toString();
        this.base = text.endsWith("/") ? base : URI.create(text + "/");
        this.folder = folder;
        this.client = client;
    }

    /**
     * Fetches the index and the packages that are not here yet, and deletes those that the index no longer has. One package that
     * cannot be had does not hinder the others.
     *
     * @throws IOException if the index cannot be had; then everything stays as it was
     */
    Result refresh() throws IOException, InterruptedException {
        RemoteIndex index = RemoteIndex.of(index());
        Files.createDirectories(folder);
        List<String> problems = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        int whole = 0;
        for (RemoteIndex.Entry entry : index.plugins()) {
            kept.add(entry.file());
            try {
                if (!isThere(entry)) {
                    fetch(entry);
                }
                whole++;
            } catch (IOException e) {
                problems.add(entry.file() + ": " + e.getMessage());
            }
        }
        deleteAllBut(kept);
        return new Result(whole, problems);
    }

    private byte[] index() throws IOException, InterruptedException {
        try (InputStream in = open(INDEX)) {
            byte[] bytes = in.readNBytes(INDEX_AT_MOST + 1);
            if (bytes.length > INDEX_AT_MOST) {
                throw new IOException("index.json has more than " + INDEX_AT_MOST + " bytes");
            }
            return bytes;
        }
    }

    private InputStream open(String file) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(file)).timeout(PATIENCE).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != OK) {
            response.body().close();
            throw new IOException("the catalog answered " + response.statusCode() + " to " + request.uri());
        }
        return response.body();
    }

    private boolean isThere(RemoteIndex.Entry entry) throws IOException {
        Path file = folder.resolve(entry.file());
        return Files.isRegularFile(file) && Digests.of(file).equals(entry.sha256());
    }

    private void fetch(RemoteIndex.Entry entry) throws IOException, InterruptedException {
        Path copy = Files.createTempFile(folder, INCOMING, ".tmp");
        try {
            try (InputStream in = open(entry.file());
                    OutputStream out = Files.newOutputStream(copy)) {
                copy(in, out);
            }
            String digest = Digests.of(copy);
            if (!digest.equals(entry.sha256())) {
                throw new IOException("its SHA-256 is " + digest + ", the index says " + entry.sha256());
            }
            Files.move(
                    copy,
                    folder.resolve(entry.file()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long all = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            all += read;
            if (all > PACKAGE_AT_MOST) {
                throw new IOException("it has more than " + PACKAGE_AT_MOST + " bytes");
            }
            out.write(buffer, 0, read);
        }
    }

    /** Also what an earlier refresh left half done. */
    private void deleteAllBut(Set<String> kept) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!kept.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
