package io.serai.camel.internal.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiled input schemas, by their text. */
final class ArgumentSchemas {
    /** More different schemas than tools that a hub has; beyond it something makes schemas up, and we start over. */
    private static final int LIMIT = 2000;

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().locale(Locale.ROOT).build();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    void check(String tool, String schema, JsonNode arguments) {
        if (schema.isBlank()) {
            return;
        }
        List<Violation> violations = compile(tool, schema).validate(arguments).stream()
                .map(ArgumentSchemas::violation)
                .toList();
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            String where = first.field().isEmpty() ? "" : first.field() + ": ";
            String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
            throw new InvalidInputException(
                    "tool.invalid-arguments",
                    "The tool " + tool + " refuses its arguments: " + where + first.message() + more,
                    violations);
        }
    }

    private JsonSchema compile(String tool, String schema) {
        JsonSchema known = compiled.get(schema);
        if (known != null) {
            return known;
        }
        if (compiled.size() >= LIMIT) {
            compiled.clear();
        }
        try {
            JsonSchema made = factory.getSchema(schema, config);
            made.initializeValidators();
            compiled.put(schema, made);
            return made;
        } catch (JsonSchemaException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "tool.invalid-schema",
                    "The input schema of the tool " + tool + " cannot be read: " + e.getMessage());
        }
    }

    private static Violation violation(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        String field = at.replaceFirst("^(/|\\$\\.?)", "").replace('/', '.');
        String text = message.getMessage();
        // the message begins with the location, which the violation has in a field of its own
        return new Violation(field, text.startsWith(at + ": ") ? text.substring(at.length() + 2) : text);
    }
}
