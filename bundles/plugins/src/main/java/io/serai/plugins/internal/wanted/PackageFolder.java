package io.serai.plugins.internal.wanted;

import io.serai.plugins.internal.pack.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Packages by digest, in {@code DATA/plugins/packages}: what a wanted version can be installed from again. */
public final class PackageFolder {
    private static final String SUFFIX = ".package";

    private final Path folder;

    public PackageFolder(Path data) {
        folder = data.resolve("plugins").resolve("packages");
    }

    /** Keeps a file; on disk when this returns. Returns where it is kept. */
    public Path keep(Path file) {
        try {
            Files.createDirectories(folder);
            Path copy = Files.createTempFile(folder, "incoming", ".tmp");
            try {
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                Path kept = place(Digests.of(copy));
                try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(copy, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return kept;
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The package cannot be kept in " + folder, e);
        }
    }

    public Optional<Path> find(String digest) {
        Path kept = place(digest);
        return Files.isRegularFile(kept) ? Optional.of(kept) : Optional.empty();
    }

    /** Deletes every package but these. */
    public void keepOnly(Set<String> digests) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.endsWith(SUFFIX) || !digests.contains(name.substring(0, name.length() - SUFFIX.length()))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Old packages cannot be deleted in " + folder, e);
        }
    }

    private Path place(String digest) {
        return folder.resolve(digest + SUFFIX);
    }
}
