package io.serai.plugins.internal.packing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.plugins.internal.descriptor.Descriptor;
import io.serai.plugins.internal.descriptor.Descriptor.Screenshot;
import io.serai.plugins.internal.descriptor.DescriptorException;
import io.serai.plugins.internal.descriptor.DescriptorReader;
import io.serai.plugins.internal.pack.Digests;
import io.serai.plugins.internal.trust.DigestList;
import io.serai.plugins.internal.trust.PackageSignature;
import io.serai.plugins.internal.trust.Sbom;
import io.serai.plugins.internal.trust.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes a KAR of a plugin. The same files and key make the same KAR, byte by byte. Thread-safe. */
public final class PluginPacker {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final DescriptorReader descriptors = new DescriptorReader();

    /**
     * What was made.
     *
     * @param digest what revocations name it by: SHA-256 of its digest list
     */
    public record Packed(
            Path file,
            Descriptor descriptor,
            int bundles,
            String digest,
            @Nullable String key) {}

    /**
     * Packs a folder or a bundle.
     *
     * @param out the file to write, or null for {@code ID-VERSION.kar} in {@code folder}
     * @param folder where the file goes if it is not named
     */
    public Packed pack(Path source, @Nullable Path out, Path folder, @Nullable SigningKey key)
            throws IOException, PackingException {
        return pack(PackageContent.of(source), out, folder, key);
    }

    /**
     * Packs files that no bundle holds.
     *
     * @param files by their path in the package
     * @param folder where {@code ID-VERSION.kar} goes
     */
    public Packed pack(Map<String, byte[]> files, Path folder, @Nullable SigningKey key)
            throws IOException, PackingException {
        return pack(new PackageContent(new TreeMap<>(files), new TreeMap<>()), null, folder, key);
    }

    private Packed pack(PackageContent content, @Nullable Path out, Path folder, @Nullable SigningKey key)
            throws IOException, PackingException {
        Descriptor descriptor = descriptor(content.files());
        check(content.files());
        content.lift(shown(descriptor));
        Map<String, byte[]> files = content.files();
        SbomWriter sbom = new SbomWriter(descriptor);
        content.bundles()
                .forEach((path, bundle) -> sbom.add(
                        bundle,
                        Digests.of(Objects.requireNonNull(files.get(path))),
                        descriptor.about().license()));
        files.put(Sbom.PATH, sbom.bytes());
        Map<String, String> digests = new TreeMap<>();
        files.forEach((path, bytes) -> digests.put(path, Digests.of(bytes)));
        DigestList list = DigestList.of(digests);
        Path target = out == null ? folder.resolve(descriptor.id() + "-" + descriptor.version() + ".kar") : out;
        write(target, files, list, key == null ? null : key.sign(list));
        return new Packed(
                target, descriptor, content.bundles().size(), Digests.of(list.bytes()), key == null ? null : key.id());
    }

    private Descriptor descriptor(Map<String, byte[]> files) throws IOException, PackingException {
        try {
            return descriptors.read(new ByteArrayInputStream(files.get(Descriptor.PATH)));
        } catch (DescriptorException e) {
            throw new PackingException(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> shown(Descriptor descriptor) {
        Descriptor.About about = descriptor.about();
        List<String> paths = new ArrayList<>(Stream.of(about.icon(), about.readme(), about.changelog())
                .filter(Objects::nonNull)
                .toList());
        about.screenshots().stream().map(Screenshot::path).forEach(paths::add);
        return paths;
    }

    /** What a person would otherwise find out only at the hub: YAML that is none, a workflow without a route. */
    private static void check(Map<String, byte[]> files) throws IOException, PackingException {
        YAMLMapper yaml = new YAMLMapper();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!file.getKey().startsWith("SERAI-INF/") || !file.getKey().matches(".*\\.ya?ml")) {
                continue;
            }
            try {
                JsonNode tree = yaml.readTree(file.getValue());
                if (file.getKey().endsWith(".camel.yaml") && (!tree.isArray() || tree.isEmpty())) {
                    throw new PackingException(file.getKey() + " is no Camel route: it must be a list of routes.");
                }
            } catch (JsonProcessingException e) {
                throw new PackingException(file.getKey() + " is no YAML: " + e.getOriginalMessage() + " (line "
                        + e.getLocation().getLineNr() + ").");
            }
        }
    }

    private static void write(
            Path target, Map<String, byte[]> files, DigestList list, @Nullable PackageSignature signature)
            throws IOException {
        Map<String, byte[]> ordered = new LinkedHashMap<>();
        ordered.put(Descriptor.PATH, files.get(Descriptor.PATH));
        ordered.put(DigestList.PATH, list.bytes());
        if (signature != null) {
            ordered.put(PackageSignature.PATH, signature.bytes());
        }
        ordered.putAll(files);
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        // whole or not at all: a drop-in folder may be watched
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : ordered.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
