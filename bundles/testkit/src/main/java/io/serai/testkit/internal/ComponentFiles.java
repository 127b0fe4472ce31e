package io.serai.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** What a component's jar says of it, in the places where Camel's own build puts it. */
public final class ComponentFiles {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    private final ClassLoader loader;

    private ComponentFiles(ClassLoader loader) {
        this.loader = loader;
    }

    public static ComponentFiles of(Class<?> test) {
        return new ComponentFiles(Objects.requireNonNull(test.getClassLoader()));
    }

    public Set<String> listed() {
        Set<String> schemes = new HashSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(SERVICES + "component.properties"))) {
                schemes.addAll(
                        List.of(properties(url).getProperty("components", "").split("\\s+")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemes;
    }

    /** {@code META-INF/PACKAGE/SCHEME.json}. */
    public JsonNode description(String scheme) {
        URL service = loader.getResource(SERVICES + "component/" + scheme);
        if (service == null) {
            throw new AssertionError("There is no " + SERVICES + "component/" + scheme + " with class=… in it.");
        }
        String type = properties(service).getProperty("class", "");
        String folder = type.substring(0, Math.max(0, type.lastIndexOf('.'))).replace('.', '/');
        String path = "META-INF/" + folder + "/" + scheme + ".json";
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("There is no " + path + ", from which the builder takes title and options.");
            }
            return Trees.ofBody(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of an option's type. */
    public static String sample(JsonNode option) {
        if (option.hasNonNull("defaultValue")) {
            return option.path("defaultValue").asText();
        }
        if (option.path("enum").size() > 0) {
            return option.path("enum").get(0).asText();
        }
        return switch (option.path("type").asText()) {
            case "boolean" -> "true";
            case "integer", "number", "duration" -> "1";
            default -> "x";
        };
    }

    private static Properties properties(URL url) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
