package io.serai.testkit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of the plugin under test: those of the module's own build, which come first on the class path. */
public final class PluginFiles {
    private final Path root;

    private PluginFiles(Path root) {
        this.root = root;
    }

    /** @throws AssertionError if there is no plugin */
    public static PluginFiles of(Class<?> test) {
        // a test that comes in a jar is not of the plugin's loader by name, but the class path is the same
        ClassLoader loader = Objects.requireNonNull(test.getClassLoader());
        URL descriptor = loader.getResource("SERAI-INF/plugin.json");
        if (descriptor == null || !descriptor.getProtocol().equals("file")) {
            throw new AssertionError("There is no SERAI-INF/plugin.json among this module's resources.");
        }
        try {
            Path root = Path.of(descriptor.toURI()).getParent();
            return new PluginFiles(Objects.requireNonNull(root == null ? null : root.getParent()));
        } catch (URISyntaxException e) {
            throw new AssertionError(descriptor + " cannot be read", e);
        }
    }

    /** The files in a folder, by name, that end so. */
    public List<Path> in(String folder, String... endings) {
        Path there = root.resolve(folder);
        if (!Files.isDirectory(there)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(there)) {
            return files.filter(file -> Stream.of(endings)
                            .anyMatch(ending -> file.toString().endsWith(ending)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String path) {
        return root.resolve(path);
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
