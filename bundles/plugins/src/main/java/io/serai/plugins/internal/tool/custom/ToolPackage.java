package io.serai.plugins.internal.tool.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.plugins.internal.descriptor.Descriptor;
import io.serai.plugins.internal.packing.PackingException;
import io.serai.plugins.internal.packing.PluginPacker;
import io.serai.plugins.internal.trust.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The package of one tool: made of its definition, and read back. */
final class ToolPackage {
    private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String ID = "tool-";
    private static final int SUMMARY = 300;

    private ToolPackage() {}

    /** The id of the plugin that the tool of that name is. */
    static String id(String tool) {
        return ID + tool;
    }

    private static String path(String tool) {
        return "SERAI-INF/tools/" + tool + ".tool.yaml";
    }

    /** Writes the package into a folder. */
    static Path write(String tool, String version, Map<String, Object> definition, Path folder, SigningKey key)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(path(tool), YAML.writeValueAsBytes(definition));
        files.put(Descriptor.PATH, JSON.writeValueAsBytes(descriptor(tool, version, definition)));
        try {
            return new PluginPacker().pack(files, folder, key).file();
        } catch (PackingException e) {
            throw new InvalidInputException("tool.definition-invalid", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> descriptor(String tool, String version, Map<String, Object> definition) {
        String summary = String.valueOf(definition.get("summary"));
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("id", id(tool));
        descriptor.put("version", version);
        descriptor.put("name", tool);
        descriptor.put("summary", summary.substring(0, Math.min(SUMMARY, summary.length())));
        descriptor.put("kinds", List.of("tool"));
        descriptor.put("contributes", Map.of("tools", List.of(tool)));
        if (definition.get("http") instanceof Map<?, ?> http) {
            descriptor.put("permissions", List.of("outbound:" + host(String.valueOf(http.get("url")))));
        }
        return descriptor;
    }

    /** With its port; arguments must not choose it, since the tool may reach no other host. */
    private static String host(String url) {
        int begin = url.indexOf("://") + 3;
        String authority = url.substring(begin).split("[/?#]", 2)[0];
        try {
            URI uri = URI.create(url.substring(0, begin) + authority);
            if (uri.getHost() != null && uri.getUserInfo() == null) {
                boolean secure = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
                return uri.getHost() + ":" + (uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        String sentence = "must begin with a host that is fixed, such as https://api.example.com/, not " + authority;
        throw new InvalidInputException(
                "tool.definition-invalid", "http.url " + sentence + ".", List.of(new Violation("http.url", sentence)));
    }

    /** The definition in a package; null if there is none for that tool. */
    static @Nullable Map<String, Object> read(Path file, String tool) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(path(tool));
            if (entry == null) {
                return null;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return YAML.readValue(new String(in.readAllBytes(), StandardCharsets.UTF_8), TREE);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The definition of tool " + tool + " cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The package of tool " + tool + " cannot be read", e);
        }
    }
}
