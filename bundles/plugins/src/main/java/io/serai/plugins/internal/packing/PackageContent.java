package io.serai.plugins.internal.packing;

import io.serai.plugins.internal.descriptor.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a package is to have, by path.
 *
 * @param bundles what is in its {@code repository/}, by path
 */
record PackageContent(Map<String, byte[]> files, Map<String, BundleParts> bundles) {
    private static final Set<String> LEFT_OUT = Set.of("target", "tests", "node_modules", "pom.xml", "bnd.bnd");
    private static final String RESOURCES = "src/main/resources";

    /** Of a jar, of a Maven module that was built, or of a folder with {@code SERAI-INF} and perhaps jars beside it. */
    static PackageContent of(Path source) throws IOException, PackingException {
        if (Files.isRegularFile(source)) {
            return ofJar(source);
        }
        if (!Files.isDirectory(source)) {
            throw new PackingException(source + " is neither a folder nor a jar.");
        }
        if (Files.exists(source.resolve(Descriptor.PATH))) {
            return ofFolder(source);
        }
        if (Files.exists(source.resolve("pom.xml"))) {
            return ofJar(built(source));
        }
        throw new PackingException("There is no " + Descriptor.PATH + " in " + source
                + ": every plugin has one; ./serai new-plugin writes it.");
    }

    private static PackageContent ofJar(Path jar) throws IOException, PackingException {
        PackageContent content = new PackageContent(new TreeMap<>(), new TreeMap<>());
        BundleParts parts = content.addBundle(jar, Files.readAllBytes(jar));
        byte[] descriptor = parts.files().get(Descriptor.PATH);
        if (descriptor == null) {
            throw new PackingException("There is no " + Descriptor.PATH + " in " + jar + ": put it into " + RESOURCES
                    + " of its module and build it again.");
        }
        content.files.put(Descriptor.PATH, descriptor);
        return content;
    }

    private static PackageContent ofFolder(Path folder) throws IOException, PackingException {
        PackageContent content = new PackageContent(new TreeMap<>(), new TreeMap<>());
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : found) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            if (isLeftOut(path)) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(file);
            if (path.endsWith(".jar")) {
                content.addBundle(file, bytes);
            } else {
                content.files.put(path, bytes);
            }
        }
        return content;
    }

    private static boolean isLeftOut(String path) {
        if (LEFT_OUT.contains(path.split("/", 2)[0]) || path.startsWith("META-INF/") || path.endsWith(".kar")) {
            return true;
        }
        for (String part : path.split("/")) {
            if (part.startsWith(".")) {
                return true;
            }
        }
        return Set.of("SERAI-INF/digests.json", "SERAI-INF/signature.json", "SERAI-INF/sbom.cdx.json")
                .contains(path);
    }

    /** The newest jar of a module's {@code target}. */
    private static Path built(Path module) throws IOException, PackingException {
        Path target = module.resolve("target");
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                        .forEach(jars::add);
            }
        }
        if (jars.isEmpty()) {
            throw new PackingException("Nothing was built in " + module + " yet: mvn -q install -f " + module);
        }
        jars.sort(Comparator.comparingLong(jar -> -jar.toFile().lastModified()));
        return jars.get(0);
    }

    private BundleParts addBundle(Path file, byte[] bytes) throws IOException, PackingException {
        BundleParts parts = BundleParts.read(bytes);
        String name = parts.symbolicName();
        if (name == null) {
            throw new PackingException(
                    file + " is no OSGi bundle: its manifest has no Bundle-SymbolicName; bnd-maven-plugin writes it.");
        }
        bundles.put(path(parts, name), parts);
        files.put(path(parts, name), bytes);
        return parts;
    }

    /** As Maven and Karaf lay out repositories. */
    private static String path(BundleParts parts, String symbolicName) {
        BundleParts.@Nullable Part itself = parts.parts().stream()
                .filter(part -> part.name().equals(symbolicName))
                .findFirst()
                .orElse(null);
        String group = itself == null ? "bundles" : itself.group().replace('.', '/');
        String version = itself == null ? parts.version() : itself.version();
        return "repository/" + group + "/" + symbolicName + "/" + version + "/" + symbolicName + "-" + version + ".jar";
    }

    /** Copies files that the descriptor names from the bundles to the package, where a marketplace reads them. */
    void lift(List<String> paths) throws PackingException {
        for (String path : paths) {
            if (files.containsKey(path)) {
                continue;
            }
            byte[] bytes = bundles.values().stream()
                    .map(bundle -> bundle.files().get(path))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() ->
                            new PackingException(Descriptor.PATH + " names " + path + ", and there is no such file."));
            files.put(path, bytes);
        }
    }
}
