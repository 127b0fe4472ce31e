package io.serai.camel.internal.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.jspecify.annotations.Nullable;

/**
 * Camel's own JSON schema of the YAML DSL, read as a list of what may stand where. A validator's verdict on it is of no
 * use to a person: one wrong key in an expression fails all 26 branches of a oneOf, and each is reported.
 */
public final class DslSchema {
    private static final String RESOURCE = "schema/camelYamlDsl.json";
    /** What Camel asks for and the hub itself gives where it is left out. */
    private static final Set<String> GIVEN = Set.of("idempotentRepository");

    private static final String DEFINITIONS = "#/items/definitions/";
    static final String STEP = "org.apache.camel.model.ProcessorDefinition";

    /** The parsed schema takes some megabytes and is needed only while somebody edits. */
    private static SoftReference<DslSchema> cached = new SoftReference<>(null);

    private final JsonNode items;

    private DslSchema(JsonNode root) {
        items = root.path("items");
    }

    static synchronized DslSchema load() {
        DslSchema known = cached.get();
        if (known == null) {
            try {
                known = new DslSchema(new ObjectMapper().readTree(text()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            cached = new SoftReference<>(known);
        }
        return known;
    }

    public static String text() {
        try (InputStream in = YamlRoutesBuilderLoader.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not beside Camel's YAML loader");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What may stand in the list that the whole text is. */
    Form root() {
        return form(items);
    }

    Form form(JsonNode schema) {
        Form form = new Form();
        collect(schema, form, true);
        return form;
    }

    private void collect(JsonNode schema, Form form, boolean whole) {
        String ref = schema.path("$ref").asText("");
        if (ref.startsWith(DEFINITIONS)) {
            String name = ref.substring(DEFINITIONS.length());
            form.step |= name.equals(STEP);
            collect(items.path("definitions").path(name), form, whole);
            return;
        }
        if (schema.path("type").isTextual()) {
            form.types.add(schema.path("type").asText());
        }
        schema.path("properties").properties().forEach(p -> form.properties.putIfAbsent(p.getKey(), p.getValue()));
        schema.path("enum").forEach(value -> form.choices.add(value.asText()));
        form.closed |= schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").asBoolean();
        form.single |= schema.path("maxProperties").asInt(0) == 1;
        if (schema.has("items")) {
            form.items = schema.path("items");
        }
        if (whole) {
            schema.path("required").forEach(name -> form.required.add(name.asText()));
            form.required.removeAll(GIVEN);
        }
        for (String union : new String[] {"oneOf", "anyOf", "allOf"}) {
            // a branch's own "required" only tells the branches apart
            schema.path(union).forEach(branch -> collect(branch, form, false));
        }
    }

    /** The union of all that a schema allows. */
    static final class Form {
        final Set<String> types = new LinkedHashSet<>();
        final Map<String, JsonNode> properties = new LinkedHashMap<>();
        final Set<String> required = new LinkedHashSet<>();
        final Set<String> choices = new LinkedHashSet<>();
        boolean closed;
        boolean single;
        boolean step;

        @Nullable
        JsonNode items;
    }
}
