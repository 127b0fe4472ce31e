package io.serai.plugins.internal.trust;

import io.serai.plugins.internal.pack.Digests;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a package with their digests. A zip can be read in two ways, by its directory and from front to back, and
 * the two need not show the same: such a package is refused, as is one with a file twice or with a path that leads out.
 */
public final class PackageFiles {
    private static final int MAX_FILES = 20_000;
    private static final long MAX_BYTES = 2L << 30;
    static final int MAX_METADATA = 16 << 20;

    private final Map<String, String> digests;
    private final Map<String, byte[]> metadata;
    private final String digest;

    private PackageFiles(Map<String, String> digests, Map<String, byte[]> metadata, String digest) {
        this.digests = Collections.unmodifiableMap(digests);
        this.metadata = metadata;
        this.digest = digest;
    }

    /**
     * Reads a package, all of it.
     *
     * @throws TamperedException if it is no zip that everybody reads alike
     */
    public static PackageFiles read(Path file) throws IOException, TamperedException {
        try {
            Map<String, byte[]> metadata = new TreeMap<>();
            Map<String, String> byDirectory = byDirectory(file, metadata);
            // whoever can take the digests out can change the rest as well
            if (byDirectory.containsKey(DigestList.PATH) && !byDirectory.equals(frontToBack(file))) {
                throw new TamperedException("its zip shows other files from front to back than in its directory");
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return new PackageFiles(byDirectory, metadata, digest(in, Long.MAX_VALUE));
            }
        } catch (ZipException e) {
            throw new TamperedException("its zip cannot be read: " + e.getMessage());
        }
    }

    /** SHA-256 of each file, by path; without folders. */
    public Map<String, String> digests() {
        return digests;
    }

    /** SHA-256 of the package as it lies there. */
    public String digest() {
        return digest;
    }

    /** A file directly in {@code SERAI-INF/}, or null. */
    public byte @Nullable [] metadata(String path) {
        return metadata.get(path);
    }

    private static Map<String, String> byDirectory(Path file, Map<String, byte[]> metadata)
            throws IOException, TamperedException {
        Map<String, String> found = new TreeMap<>();
        long left = MAX_BYTES;
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MAX_FILES) {
                throw new TamperedException("it has more than " + MAX_FILES + " files");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (isMetadata(entry.getName())) {
                        byte[] bytes = in.readNBytes(MAX_METADATA + 1);
                        if (bytes.length > MAX_METADATA) {
                            throw new TamperedException(entry.getName() + " is larger than 16 MiB");
                        }
                        metadata.put(entry.getName(), bytes);
                        add(found, entry.getName(), Digests.of(bytes));
                    } else {
                        Counted counted = new Counted(in, left);
                        add(found, entry.getName(), digest(counted, left));
                        left = counted.left;
                    }
                }
            }
        }
        return found;
    }

    private static Map<String, String> frontToBack(Path file) throws IOException, TamperedException {
        Map<String, String> found = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                add(found, entry.getName(), digest(zip, MAX_BYTES));
            }
        }
        return found;
    }

    private static void add(Map<String, String> found, String name, String digest) throws TamperedException {
        if (leadsOut(name)) {
            throw new TamperedException("the path '" + name + "' leads out of it");
        }
        if (!name.endsWith("/") && found.put(name, digest) != null) {
            throw new TamperedException(name + " is in it twice");
        }
    }

    private static boolean leadsOut(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
            return true;
        }
        for (String part : name.split("/")) {
            if (part.equals("..") || part.equals(".") || part.isEmpty()) {
                return true;
            }
        }
        return name.chars().anyMatch(character -> character < ' ');
    }

    private static boolean isMetadata(String name) {
        return name.startsWith("SERAI-INF/") && name.indexOf('/', "SERAI-INF/".length()) < 0 && name.endsWith(".json");
    }

    private static String digest(InputStream in, long limit) throws IOException, TamperedException {
        MessageDigest sha = Digests.sha256();
        byte[] buffer = new byte[1 << 16];
        long left = limit;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha.update(buffer, 0, read);
            left -= read;
            if (left < 0) {
                throw new TamperedException("unpacked, it is larger than " + (MAX_BYTES >> 30) + " GiB");
            }
        }
        return Digests.hex(sha.digest());
    }

    /** Counts what all files together may still unpack to. */
    private static final class Counted extends java.io.FilterInputStream {
        private long left;

        Counted(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(read, 0);
            return read;
        }
    }

    /** Not what its maker packed; the message goes on after "The package was changed: ". */
    public static final class TamperedException extends Exception {
        private static final long serialVersionUID = 1L;

        TamperedException(String message) {
            super(message);
        }
    }
}
