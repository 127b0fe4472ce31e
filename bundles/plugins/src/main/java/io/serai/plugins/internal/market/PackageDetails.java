package io.serai.plugins.internal.market;

import io.serai.plugins.internal.descriptor.Descriptor.About;
import io.serai.plugins.internal.pack.PackagedBundle;
import io.serai.plugins.internal.pack.PluginPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a package brings for people to look at. */
final class PackageDetails {
    private static final Logger LOG = LoggerFactory.getLogger(PackageDetails.class);
    private static final int TEXT_AT_MOST = 256 << 10;
    private static final int PICTURE_AT_MOST = 2 << 20;

    private PackageDetails() {}

    static About about(PluginPackage plugin) {
        return plugin.descriptor() == null ? About.NOTHING : plugin.descriptor().about();
    }

    /** The README, or nothing. */
    static String readme(PluginPackage plugin) {
        return text(plugin, about(plugin).readme());
    }

    static String changelog(PluginPackage plugin) {
        return text(plugin, about(plugin).changelog());
    }

    private static String text(PluginPackage plugin, @Nullable String path) {
        return path == null
                ? ""
                : file(plugin, path, TEXT_AT_MOST)
                        .map(bytes ->
                                new String(bytes, StandardCharsets.UTF_8).replace("\0", "")) // PostgreSQL keeps none
                        .orElse("");
    }

    static Optional<byte[]> picture(PluginPackage plugin, String path) {
        return file(plugin, path, PICTURE_AT_MOST);
    }

    /** From the package itself, or from the first of its bundles that has it; nothing if it is larger than allowed. */
    private static Optional<byte[]> file(PluginPackage plugin, String path, int atMost) {
        try (ZipFile zip = new ZipFile(plugin.file().toFile())) {
            ZipEntry entry = zip.getEntry(path);
            if (entry != null && !entry.isDirectory()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    return limited(in, atMost);
                }
            }
            for (PackagedBundle bundle : plugin.bundles()) {
                try (ZipInputStream jar = new ZipInputStream(bundle.content().open())) {
                    for (ZipEntry inner = jar.getNextEntry(); inner != null; inner = jar.getNextEntry()) {
                        if (inner.getName().equals(path)) {
                            return limited(jar, atMost);
                        }
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("{} of plugin {} cannot be read: {}", path, plugin.id(), e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<byte[]> limited(InputStream in, int atMost) throws IOException {
        byte[] bytes = in.readNBytes(atMost + 1);
        return bytes.length > atMost ? Optional.empty() : Optional.of(bytes);
    }
}
