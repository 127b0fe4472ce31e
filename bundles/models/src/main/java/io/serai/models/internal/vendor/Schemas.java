package io.serai.models.internal.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonReferenceSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Schema as models understand it: shapes, names, descriptions, choices. Limits such as minLength they do not know. */
final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 32;

    private Schemas() {}

    static JsonObjectSchema object(String text) {
        if (text.isBlank()) {
            return JsonObjectSchema.builder().build();
        }
        try {
            JsonNode tree = JSON.readTree(text);
            if (convert(tree, 0) instanceof JsonObjectSchema object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ModelRefusedException(
                    ModelFailure.INVALID, "The JSON Schema cannot be read: " + e.getOriginalMessage(), e);
        }
        throw new ModelRefusedException(
                ModelFailure.INVALID, "The JSON Schema must be one of an object, with properties.", null);
    }

    private static JsonSchemaElement convert(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            throw new ModelRefusedException(ModelFailure.INVALID, "The JSON Schema is too deep.", null);
        }
        String description = schema.path("description").isTextual()
                ? schema.path("description").asText()
                : null;
        if (schema.path("$ref").isTextual()) {
            return JsonReferenceSchema.builder()
                    .reference(schema.path("$ref").asText().replaceFirst("^#/(?:\\$defs|definitions)/", ""))
                    .build();
        }
        if (schema.path("enum").isArray()) {
            return JsonEnumSchema.builder()
                    .enumValues(texts(schema.path("enum")))
                    .description(description)
                    .build();
        }
        for (String several : List.of("anyOf", "oneOf")) {
            if (schema.path(several).isArray()) {
                List<JsonNode> choices = new ArrayList<>();
                schema.path(several).forEach(choices::add);
                return anyOf(choices, description, depth);
            }
        }
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            List<JsonNode> kinds = new ArrayList<>();
            type.forEach(kind -> {
                if (schema.deepCopy() instanceof ObjectNode one) {
                    kinds.add(one.set("type", kind));
                }
            });
            return anyOf(kinds, description, depth);
        }
        String kind = type.isTextual() ? type.asText() : schema.has("properties") ? "object" : "string";
        return switch (kind) {
            case "object" -> objectOf(schema, description, depth);
            case "array" ->
                JsonArraySchema.builder()
                        .description(description)
                        .items(convert(schema.path("items"), depth + 1))
                        .build();
            case "integer" ->
                JsonIntegerSchema.builder().description(description).build();
            case "number" -> JsonNumberSchema.builder().description(description).build();
            case "boolean" ->
                JsonBooleanSchema.builder().description(description).build();
            case "null" -> new JsonNullSchema();
            default -> JsonStringSchema.builder().description(description).build();
        };
    }

    /** Or null is what an optional property is for, which every provider knows. */
    private static JsonSchemaElement anyOf(List<JsonNode> schemas, @Nullable String description, int depth) {
        List<JsonSchemaElement> all = schemas.stream()
                .filter(one -> !"null".equals(one.path("type").asText()))
                .map(one -> convert(one, depth + 1))
                .toList();
        return all.size() == 1
                ? all.get(0)
                : JsonAnyOfSchema.builder().anyOf(all).description(description).build();
    }

    private static JsonObjectSchema objectOf(JsonNode schema, @Nullable String description, int depth) {
        JsonObjectSchema.Builder builder = JsonObjectSchema.builder().description(description);
        schema.path("properties")
                .properties()
                .forEach(property -> builder.addProperty(property.getKey(), convert(property.getValue(), depth + 1)));
        if (schema.path("required").isArray()) {
            builder.required(texts(schema.path("required")));
        }
        if (schema.path("additionalProperties").isBoolean()) {
            builder.additionalProperties(schema.path("additionalProperties").asBoolean());
        }
        Map<String, JsonSchemaElement> definitions = new LinkedHashMap<>();
        for (String where : List.of("$defs", "definitions")) {
            schema.path(where)
                    .properties()
                    .forEach(one -> definitions.put(one.getKey(), convert(one.getValue(), depth + 1)));
        }
        if (!definitions.isEmpty()) {
            builder.definitions(definitions);
        }
        return builder.build();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
