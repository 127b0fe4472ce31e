package io.serai.plugins.internal.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.api.error.Violation;
import io.serai.plugins.internal.descriptor.Descriptor.About;
import io.serai.plugins.internal.descriptor.Descriptor.Requirement;
import io.serai.plugins.internal.descriptor.Descriptor.Screenshot;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads descriptors and holds them against the published schema. Thread-safe. */
public final class DescriptorReader {
    private static final String SCHEMA = "plugin.schema.json";

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final JsonCheck check;

    public DescriptorReader() {
        try (InputStream in = DescriptorReader.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is missing from this bundle.");
            }
            check = new JsonCheck(json.readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException(SCHEMA + " cannot be read.", e);
        }
    }

    public Descriptor read(InputStream in) throws IOException, DescriptorException {
        JsonNode tree;
        try {
            tree = json.readTree(in);
        } catch (JsonProcessingException e) {
            throw new DescriptorException("plugin.json is not JSON: " + e.getOriginalMessage() + position(e) + ".");
        }
        List<Violation> violations = check.violations(tree);
        if (!violations.isEmpty()) {
            throw new DescriptorException("plugin.json breaks the schema: "
                    + violations.stream().map(DescriptorReader::sentence).collect(Collectors.joining("; ")) + ".");
        }
        return descriptor(tree);
    }

    private static Descriptor descriptor(JsonNode tree) {
        List<Requirement> requires = new ArrayList<>();
        tree.path("requires")
                .forEach(one -> requires.add(new Requirement(
                        one.path("id").asText(), one.path("version").asText("*"))));
        Map<String, List<String>> contributes = new TreeMap<>();
        tree.path("contributes").fields().forEachRemaining(one -> contributes.put(one.getKey(), texts(one.getValue())));
        return new Descriptor(
                tree.path("id").asText(),
                tree.path("version").asText(),
                tree.path("name").asText(),
                text(tree, "summary"),
                texts(tree.path("kinds")),
                texts(tree.path("permissions")),
                requires,
                contributes,
                tree.hasNonNull("settings") ? tree.path("settings").toString() : null,
                about(tree));
    }

    private static About about(JsonNode tree) {
        List<Screenshot> screenshots = new ArrayList<>();
        tree.path("screenshots")
                .forEach(one -> screenshots.add(new Screenshot(one.path("path").asText(), text(one, "caption"))));
        return new About(
                text(tree, "author"),
                text(tree, "homepage"),
                text(tree, "license"),
                texts(tree.path("categories")),
                text(tree, "icon"),
                screenshots,
                text(tree, "readme"),
                text(tree, "changelog"));
    }

    private static @Nullable String text(JsonNode tree, String field) {
        return tree.hasNonNull(field) ? tree.path(field).asText() : null;
    }

    private static String sentence(Violation violation) {
        return violation.field().isEmpty() ? violation.message() : violation.field() + ": " + violation.message();
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
