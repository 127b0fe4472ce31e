package io.serai.testkit.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** One JSON Schema, as the hub reads it. */
public final class SchemaRules {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchema schema;

    private SchemaRules(JsonNode schema) {
        if (!schema.isObject()) {
            throw new IllegalArgumentException("a JSON Schema is an object");
        }
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .locale(Locale.ENGLISH)
                .pathType(PathType.LEGACY)
                .formatAssertionsEnabled(true)
                .build();
        this.schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
        this.schema.initializeValidators();
    }

    /** @throws IllegalArgumentException if it is no schema; the message says why */
    public static SchemaRules of(String text) {
        try {
            return new SchemaRules(JSON.readTree(text));
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getMessage(), e);
        }
    }

    /** One of the schemas that the docs publish. */
    public static SchemaRules published(String name) {
        try (InputStream in = SchemaRules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the testkit.");
            }
            return new SchemaRules(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong, a sentence each. */
    public List<String> violations(JsonNode value) {
        return schema.validate(value).stream()
                .map(violation -> violation.getMessage())
                .toList();
    }
}
