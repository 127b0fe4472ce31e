package io.serai.plugins.internal.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.api.error.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return new Descriptor(
                tree.path("id").asText(),
                tree.path("version").asText(),
                tree.path("name").asText(),
                tree.hasNonNull("summary") ? tree.path("summary").asText() : null,
                texts(tree.get("kinds")),
                texts(tree.get("permissions")),
                requires(tree.path("requires")),
                contributes(tree.path("contributes")));
    }

    private static List<Descriptor.Requirement> requires(JsonNode array) {
        List<Descriptor.Requirement> required = new ArrayList<>();
        array.forEach(item -> required.add(new Descriptor.Requirement(
                item.path("id").asText(), item.path("version").asText("*"))));
        return required;
    }

    private static Map<String, List<String>> contributes(JsonNode object) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        object.properties().forEach(entry -> names.put(entry.getKey(), texts(entry.getValue())));
        return names;
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

    private static List<String> texts(@Nullable JsonNode array) {
        List<String> texts = new ArrayList<>();
        if (array != null) {
            array.forEach(item -> texts.add(item.asText()));
        }
        return texts;
    }
}
