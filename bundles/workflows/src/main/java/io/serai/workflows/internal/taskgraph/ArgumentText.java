package io.serai.workflows.internal.taskgraph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task's arguments as JSON that Camel leaves alone. */
final class ArgumentText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> TREE = new TypeReference<>() {};

    private ArgumentText() {}

    static String write(Map<String, @Nullable Object> arguments) {
        try {
            // two braces would begin one of Camel's placeholders; in JSON they stand only inside texts
            return JSON.writeValueAsString(arguments).replace("{{", "{\\u007b");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Arguments cannot be written", e);
        }
    }

    /** Null if it is not a JSON object. */
    static @Nullable Map<String, @Nullable Object> read(String text) {
        try {
            return JSON.readValue(text, TREE);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
