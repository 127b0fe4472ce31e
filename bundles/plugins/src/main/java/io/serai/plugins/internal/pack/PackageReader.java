package io.serai.plugins.internal.pack;

import io.serai.api.error.InvalidInputException;
import io.serai.plugins.internal.descriptor.Descriptor;
import io.serai.plugins.internal.descriptor.DescriptorException;
import io.serai.plugins.internal.descriptor.DescriptorReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/**
 * Looks into a package: a bundle, a KAR with bundles under {@code repository/}, or a KAR of {@code SERAI-INF} files alone, of
 * which it makes a bundle. Nothing is unpacked to disk. Thread-safe.
 */
public final class PackageReader {
    private static final String INF = "SERAI-INF/";
    private static final String REPOSITORY = "repository/";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String OWN_CONTENT = "content.jar";
    private static final int ENTRIES_AT_MOST = 20_000;
    private static final long CONTENT_BYTES_AT_MOST = 64L << 20;

    private final DescriptorReader descriptors = new DescriptorReader();

    /**
     * Reads a package.
     *
     * @throws InvalidInputException {@code plugin.not-a-plugin} or {@code plugin.descriptor-invalid}
     */
    public PluginPackage read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > ENTRIES_AT_MOST) {
                throw notAPlugin(file, "it has more than " + ENTRIES_AT_MOST + " entries");
            }
            return read(file, zip);
        } catch (IOException e) {
            throw notAPlugin(file, "it cannot be read as a JAR or KAR (" + e.getMessage() + ")");
        }
    }

    private PluginPackage read(Path file, ZipFile zip) throws IOException {
        String digest = Digests.of(file);
        Manifest manifest = manifest(zip);
        String symbolicName = manifest == null ? null : symbolicName(manifest);
        List<PackagedBundle> bundles = new ArrayList<>();
        Descriptor descriptor = descriptor(zip.getEntry(Descriptor.PATH), zip);
        if (manifest != null && symbolicName != null) {
            bundles.add(new PackagedBundle(
                    symbolicName + ".jar", symbolicName, version(manifest), () -> Files.newInputStream(file)));
        } else {
            descriptor = addContained(file, zip, bundles, descriptor);
            if (descriptor != null && (bundles.isEmpty() || hasContent(zip))) {
                bundles.add(0, content(zip, descriptor));
            }
        }
        if (bundles.isEmpty()) {
            throw notAPlugin(
                    file, "it is no OSGi bundle, and a KAR has bundles under repository/ or a SERAI-INF/plugin.json");
        }
        PackagedBundle first = bundles.get(0);
        if (descriptor != null) {
            return new PluginPackage(
                    file,
                    digest,
                    descriptor.id(),
                    descriptor.version(),
                    descriptor.name(),
                    descriptor.summary(),
                    descriptor,
                    bundles);
        }
        String name = manifest == null ? null : manifest.getMainAttributes().getValue(Constants.BUNDLE_NAME);
        String about = manifest == null ? null : manifest.getMainAttributes().getValue(Constants.BUNDLE_DESCRIPTION);
        String id = first.symbolicName();
        return new PluginPackage(file, digest, id, first.version(), name == null ? id : name, about, null, bundles);
    }

    /** The bundles of a KAR; the descriptor may be in one of them. */
    private @Nullable Descriptor addContained(
            Path file, ZipFile zip, List<PackagedBundle> bundles, @Nullable Descriptor outer) throws IOException {
        Descriptor descriptor = outer;
        for (String name : names(zip)) {
            if (!name.startsWith(REPOSITORY) || !name.endsWith(".jar")) {
                continue;
            }
            ZipEntry entry = zip.getEntry(name);
            Manifest manifest;
            Descriptor inner = null;
            try (JarInputStream jar = new JarInputStream(zip.getInputStream(entry), false)) {
                manifest = jar.getManifest();
                ZipEntry inside = jar.getNextEntry();
                while (outer == null && inside != null && inner == null) {
                    if (inside.getName().equals(Descriptor.PATH)) {
                        inner = parse(new ByteArrayInputStream(jar.readAllBytes()));
                    }
                    inside = jar.getNextEntry();
                }
            }
            String symbolicName = manifest == null ? null : symbolicName(manifest);
            if (manifest == null || symbolicName == null) {
                throw notAPlugin(file, "its " + name + " is no OSGi bundle");
            }
            PackagedBundle bundle = new PackagedBundle(
                    name.substring(name.lastIndexOf('/') + 1), symbolicName, version(manifest), () -> open(file, name));
            if (inner != null) {
                descriptor = inner;
                bundles.add(0, bundle);
            } else {
                bundles.add(bundle);
            }
        }
        return descriptor;
    }

    /** The zip stays open as long as the stream is. */
    private static InputStream open(Path file, String name) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            zip.close();
            throw new IOException(name + " is no longer in " + file.getFileName());
        }
        return new FilterInputStream(zip.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    private static boolean hasContent(ZipFile zip) {
        return names(zip).stream().anyMatch(name -> isContent(name) && !name.equals(Descriptor.PATH));
    }

    private static boolean isContent(String name) {
        return name.startsWith(INF)
                && !name.endsWith("/")
                && !name.equals(INF + "digests.json")
                && !name.equals(INF + "signature.json")
                && !name.equals(INF + "sbom.cdx.json");
    }

    /** A bundle of a KAR's own files, so that what needs no Java needs no build either. */
    private static PackagedBundle content(ZipFile zip, Descriptor descriptor) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "serai.plugin." + descriptor.id());
        String version = osgiVersion(descriptor.version());
        main.putValue(Constants.BUNDLE_VERSION, version);
        main.putValue(Constants.BUNDLE_NAME, descriptor.name());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String name : names(zip)) {
                boolean wanted = isContent(name) || !name.startsWith(INF) && isResource(name);
                if (wanted) {
                    jar.putNextEntry(new ZipEntry(name));
                    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                        in.transferTo(jar);
                    }
                    if (out.size() > CONTENT_BYTES_AT_MOST) {
                        throw new IOException("its files are larger than " + (CONTENT_BYTES_AT_MOST >> 20) + " MiB");
                    }
                }
            }
        }
        byte[] bytes = out.toByteArray();
        return new PackagedBundle(
                OWN_CONTENT, "serai.plugin." + descriptor.id(), version, () -> new ByteArrayInputStream(bytes));
    }

    private static boolean isResource(String name) {
        return !name.startsWith(REPOSITORY) && !name.startsWith("META-INF/") && !name.endsWith("/");
    }

    /** In order; a name twice is refused where packages are verified. */
    private static List<String> names(ZipFile zip) {
        Map<String, Boolean> names = new TreeMap<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        entries.asIterator().forEachRemaining(entry -> names.put(entry.getName(), Boolean.TRUE));
        return List.copyOf(names.keySet());
    }

    private @Nullable Descriptor descriptor(@Nullable ZipEntry entry, ZipFile zip) throws IOException {
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return parse(in);
        }
    }

    private Descriptor parse(InputStream in) throws IOException {
        try {
            return descriptors.read(in);
        } catch (DescriptorException e) {
            throw new InvalidInputException("plugin.descriptor-invalid", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new Manifest(in);
        }
    }

    private static @Nullable String symbolicName(Manifest manifest) {
        String value = manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
        return value == null ? null : value.split(";", 2)[0].strip();
    }

    private static String version(Manifest manifest) {
        String version = manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION);
        return version == null ? "0.0.0" : version.strip();
    }

    /** OSGi joins with a dot what semantic versions join with a hyphen. */
    static String osgiVersion(String version) {
        int hyphen = version.indexOf('-');
        return hyphen < 0
                ? version
                : version.substring(0, hyphen) + "."
                        + version.substring(hyphen + 1).replace('.', '_');
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static InvalidInputException notAPlugin(Path file, String why) {
        return new InvalidInputException("plugin.not-a-plugin", fileName(file) + " is no plugin: " + why + ".");
    }
}
