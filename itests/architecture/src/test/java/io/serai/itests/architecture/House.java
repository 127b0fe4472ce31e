package io.serai.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository as the build has left it. */
final class House {
    static final Path ROOT = root();

    private House() {}

    /** Every class of every bundle, as compiled. */
    static JavaClasses bundles() {
        return new ClassFileImporter()
                .importPaths(folders("bundles").stream()
                        .map(bundle -> bundle.resolve("target/classes"))
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** The modules below a folder. */
    static List<Path> folders(String name) {
        try (Stream<Path> children = Files.list(ROOT.resolve(name))) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("karaf-assembly"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
