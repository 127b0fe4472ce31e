package io.serai.plugins.internal.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.plugins.internal.identity.PluginBundle;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

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
     * The pack of a started bundle, or nothing if it brings no workflow.
     *
     * @throws RoutePackException if a file cannot be read
     */
    Optional<RoutePack> read(Bundle bundle, PluginBundle plugin) throws RoutePackException {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        Enumeration<URL> files = bundle.findEntries(FOLDER, "*" + SUFFIX, false);
        if (files == null || wiring == null) {
            return Optional.empty();
        }
        Map<String, URL> byName = new TreeMap<>();
        files.asIterator().forEachRemaining(url -> byName.put(name(url), url));
        List<RoutePackEntry> entries = new ArrayList<>();
        for (Map.Entry<String, URL> file : byName.entrySet()) {
            String dsl = text(file.getValue());
            entries.add(new RoutePackEntry(file.getKey(), description(dsl), dsl, settings(bundle, file.getKey())));
        }
        return Optional.of(new RoutePack(
                plugin.id(), plugin.version(), plugin.bundleId(), plugin.revision(), entries, wiring.getClassLoader()));
    }

    private static String name(URL url) {
        String path = url.getPath();
        return path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length());
    }

    private Map<String, Object> settings(Bundle bundle, String name) throws RoutePackException {
        for (String suffix : SETTINGS) {
            URL url = bundle.getEntry(FOLDER + "/" + name + suffix);
            if (url != null) {
                try {
                    String text = text(url);
                    return suffix.endsWith("json") ? json.readValue(text, TREE) : yaml.readValue(text, TREE);
                } catch (JsonProcessingException e) {
                    throw new RoutePackException(
                            "Its file " + name + suffix + " cannot be read: " + e.getOriginalMessage() + " (line "
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

    private static String text(URL url) throws RoutePackException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RoutePackException("Its file " + url.getPath() + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** A pack that cannot be read; the message is for a person. */
    static final class RoutePackException extends Exception {
        private static final long serialVersionUID = 1L;

        RoutePackException(String message) {
            super(message);
        }
    }
}
