package io.serai.plugins.internal.market.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The templates that come with the hub. Thread-safe. */
public final class ShippedTemplates {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Shipped> all;

    /** @param content a {@link WorkflowTemplate} as JSON */
    public record Shipped(
            String slug,
            String version,
            String name,
            String summary,
            String description,
            List<String> categories,
            List<String> tags,
            String content) {}

    public ShippedTemplates() {
        try {
            JsonNode index = JSON.readTree(text("index.json"));
            List<Shipped> read = new ArrayList<>();
            for (JsonNode one : index) {
                read.add(shipped(one));
            }
            all = List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException("The templates of this bundle cannot be read", e);
        }
    }

    public List<Shipped> all() {
        return all;
    }

    private static Shipped shipped(JsonNode one) throws IOException {
        String slug = one.path("slug").asText();
        ObjectNode content = JSON.createObjectNode();
        content.put("dsl", text(slug + ".camel.yaml"));
        content.set("settings", one.has("settings") ? one.path("settings") : JSON.createObjectNode());
        content.set("parameters", one.has("parameters") ? one.path("parameters") : JSON.createArrayNode());
        return new Shipped(
                slug,
                one.path("version").asText(),
                one.path("name").asText(),
                one.path("summary").asText(),
                one.path("description").asText(),
                texts(one.path("categories")),
                texts(one.path("tags")),
                content.toString());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String text(String file) throws IOException {
        try (InputStream in = ShippedTemplates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing from this bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
