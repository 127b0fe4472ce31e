package io.serai.plugins.internal.trust;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.plugins.internal.trust.PackageFiles.TamperedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** {@code SERAI-INF/sbom.cdx.json}: what a package is made of, as CycloneDX. */
public final class Sbom {
    public static final String PATH = "SERAI-INF/sbom.cdx.json";

    private Sbom() {}

    /**
     * One part of a package.
     *
     * @param license SPDX id or expression or a name, or null if none is given
     */
    public record Component(
            String name, @Nullable String version, @Nullable String license) {}

    /** As a package lists them; empty without an SBOM, or with one that is none. */
    public static List<Component> of(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(PATH);
            if (entry == null) {
                return List.of();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return parse(in.readNBytes(PackageFiles.MAX_METADATA));
            }
        } catch (TamperedException e) {
            return List.of();
        }
    }

    static List<Component> of(PackageFiles files) throws TamperedException {
        byte[] json = files.metadata(PATH);
        return json == null ? List.of() : parse(json);
    }

    /** Its components in the document's order. */
    static List<Component> parse(byte[] json) throws TamperedException {
        List<Component> components = new ArrayList<>();
        for (JsonNode component : TrustJson.read(json, JsonNode.class, PATH).path("components")) {
            String group = component.path("group").asText("");
            String name = component.path("name").asText("");
            components.add(new Component(
                    group.isEmpty() ? name : group + ":" + name, text(component.get("version")), license(component)));
        }
        return components;
    }

    private static @Nullable String license(JsonNode component) {
        List<String> found = new ArrayList<>();
        for (JsonNode choice : component.path("licenses")) {
            for (JsonNode text : List.of(
                    choice.path("license").path("id"),
                    choice.path("license").path("name"),
                    choice.path("expression"))) {
                if (text.isTextual()) {
                    found.add(text.asText());
                    break;
                }
            }
        }
        return found.isEmpty() ? null : String.join(", ", found);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || !node.isTextual() ? null : node.asText();
    }
}
