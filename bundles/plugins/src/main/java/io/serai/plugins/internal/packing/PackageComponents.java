package io.serai.plugins.internal.packing;

import io.serai.plugins.internal.trust.Sbom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a package is made of: as its SBOM says, or as the Maven metadata in it does where it has none. */
public final class PackageComponents {
    /** What is read as a whole; larger ones say what they are made of in an SBOM. */
    private static final long MAX_BYTES = 64L << 20;

    private PackageComponents() {}

    /** Reads the package; nothing of it is run. */
    public static List<Sbom.Component> of(Path file) throws IOException {
        List<Sbom.Component> listed = Sbom.of(file);
        if (!listed.isEmpty() || Files.size(file) > MAX_BYTES) {
            return listed;
        }
        return BundleParts.read(Files.readAllBytes(file)).parts().stream()
                .map(part -> new Sbom.Component(
                        part.group().isEmpty() ? part.name() : part.group() + ":" + part.name(),
                        part.version(),
                        part.license()))
                .distinct()
                .toList();
    }
}
