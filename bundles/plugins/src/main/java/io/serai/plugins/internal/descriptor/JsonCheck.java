package io.serai.plugins.internal.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.serai.api.error.Violation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One JSON Schema, ready to be held against values. Thread-safe. */
public final class JsonCheck {
    private final JsonSchema schema;

    /** @throws IllegalArgumentException if it is not a schema; the message says why */
    public JsonCheck(JsonNode schema) {
        if (!schema.isObject() && !schema.isBoolean()) {
            throw new IllegalArgumentException("A JSON Schema is an object, not "
                    + schema.getNodeType().name().toLowerCase(Locale.ROOT) + ".");
        }
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .locale(Locale.ENGLISH)
                .pathType(PathType.LEGACY)
                .formatAssertionsEnabled(true)
                .build();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // where the library looks for the schema of schemas, which it brings
        thread.setContextClassLoader(JsonSchemaFactory.class.getClassLoader());
        try {
            this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema, config);
            this.schema.initializeValidators();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The JSON Schema cannot be used: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What is wrong with a value, in the order of its fields; empty if nothing is. */
    public List<Violation> violations(JsonNode value) {
        return schema.validate(value).stream().map(JsonCheck::violation).toList();
    }

    private static Violation violation(ValidationMessage message) {
        // the message starts with its place; ours stands in a field of its own
        String text = message.getMessage();
        String prefix = message.getInstanceLocation() + ": ";
        String rule = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        return new Violation(field(message.getInstanceLocation(), message.getProperty()), rule);
    }

    private static String field(JsonNodePath place, @Nullable String property) {
        String path = place.toString();
        String inside = path.startsWith("$.") ? path.substring(2) : path.startsWith("$") ? path.substring(1) : path;
        if (property == null) {
            return inside;
        }
        return inside.isEmpty() ? property : inside + "." + property;
    }
}
