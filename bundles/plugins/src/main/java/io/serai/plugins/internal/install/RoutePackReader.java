package io.serai.plugins.internal.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.plugins.internal.framework.InstalledVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * Reads {@code SERAI-INF/workflows/NAME.camel.yaml} of a bundle, each with the settings beside it
 * ({@code NAME.settings.json}, {@code .yaml} or {@code .yml}) and the {@code description} of its first route.
 */
final class RoutePackReader {
    static final String FOLDER = "SERAI-INF/workflows";
    private static final String SUFFIX = ".camel.yaml";
    private static final List<String> SETTINGS = List.of(".settings.json", ".settings.yaml", ".settings.yml");
    private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final YAMLMapper yaml = new YAMLMapper();

    /**
     * The workflows of a plugin version, by name; empty if it brings none.
     *
     * @throws InvalidInputException {@code plugin.route-invalid} if a file cannot be read
     */
    List<RoutePackEntry> read(InstalledVersion version) {
        Map<String, Bundle> bundles = new TreeMap<>();
        Map<String, URL> files = new TreeMap<>();
        for (Bundle bundle : version.bundles()) {
            Enumeration<URL> found = bundle.findEntries(FOLDER, "*" + SUFFIX, false);
            if (found != null) {
                found.asIterator().forEachRemaining(url -> {
                    files.putIfAbsent(name(url), url);
                    bundles.putIfAbsent(name(url), bundle);
                });
            }
        }
        List<RoutePackEntry> entries = new ArrayList<>();
        files.forEach((name, url) -> {
            String dsl = text(url);
            entries.add(new RoutePackEntry(
                    name, description(dsl), dsl, settings(Objects.requireNonNull(bundles.get(name)), name)));
        });
        return entries;
    }

    private static String name(URL url) {
        String path = url.getPath();
        return path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length());
    }

    private Map<String, Object> settings(Bundle bundle, String name) {
        for (String suffix : SETTINGS) {
            URL url = bundle.getEntry(FOLDER + "/" + name + suffix);
            if (url != null) {
                try {
                    String text = text(url);
                    return suffix.endsWith("json") ? json.readValue(text, TREE) : yaml.readValue(text, TREE);
                } catch (JsonProcessingException e) {
                    throw invalid("Its file " + name + suffix + " cannot be read: " + e.getOriginalMessage() + " (line "
                            + e.getLocation().getLineNr() + ").");
                }
            }
        }
        return Map.of();
    }

    /** A text that is not YAML is left to validation, which says it better. */
    private @Nullable String description(String dsl) {
        try {
            for (JsonNode element : yaml.readTree(dsl)) {
                JsonNode description = element.path("route").path("description");
                if (description.isTextual()) {
                    return description.asText();
                }
            }
            return null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String text(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw invalid("Its file " + url.getPath() + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static InvalidInputException invalid(String sentence) {
        return new InvalidInputException("plugin.route-invalid", sentence);
    }
}
