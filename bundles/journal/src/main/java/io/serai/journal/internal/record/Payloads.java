package io.serai.journal.internal.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.journal.internal.record.Payload.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;

/** Turns bodies into payloads and payloads into what people read. */
public final class Payloads {
    /** Longer values are cut in step lines. */
    public static final int MAX_CHARS = 64 * 1024;

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Payloads() {}

    /** What can be shown of a body later; null for none. Never changes the body, never fails. */
    public static @Nullable Payload of(@Nullable Object body) {
        if (body == null) {
            return null;
        }
        if (body instanceof String text) {
            return cut(Form.TEXT, text);
        }
        if (body instanceof byte[] bytes) {
            return bytes(bytes);
        }
        if (body instanceof StreamCache stream) {
            return stream(stream);
        }
        if (body instanceof InputStream || body instanceof java.io.Reader) {
            return new Payload(Form.UNKEPT, body.getClass().getName());
        }
        try {
            return cut(Form.JSON, JSON.writeValueAsString(body));
        } catch (JsonProcessingException | RuntimeException e) {
            return new Payload(Form.UNKEPT, body.getClass().getName());
        }
    }

    /** Forgets the classes of values; those of a plugin that goes would never leave memory. */
    public static void forgetClasses() {
        JSON.clearCaches();
    }

    /** As JSON text. */
    public static String text(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + e.getMessage(), e);
        }
    }

    /** From JSON text. */
    public static @Nullable Object tree(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getMessage(), e);
        }
    }

    /** What a caller of the API gets: a JSON tree where there is one, else text. */
    public static @Nullable Object show(@Nullable Payload payload) {
        if (payload == null) {
            return null;
        }
        return switch (payload.form()) {
            case NULL -> null;
            case TEXT, JSON, UTF8, STREAM_UTF8 -> treeOrText(payload.text());
            case TYPED -> Redaction.apply(plain(payload.text()));
            case BASE64, STREAM_BASE64 -> note("base64", payload.text());
            case STORED -> note("stored", payload.text());
            case CUT -> note("truncated", payload.text());
            case UNKEPT -> note("notKept", payload.text());
        };
    }

    /** What a caller of the API gets of headers or variables; secrets are hidden by their names. */
    public static Map<String, @Nullable Object> show(Map<String, Payload> values) {
        Map<String, @Nullable Object> shown = new java.util.TreeMap<>();
        values.forEach((name, value) -> shown.put(name, Redaction.isSecret(name) ? Redaction.HIDDEN : exactly(value)));
        return shown;
    }

    private static @Nullable Object exactly(Payload value) {
        return value.form() == Form.JSON ? Redaction.apply(tree(value.text())) : show(value); // a number is one
    }

    /** A typed tree without the names of its types. */
    private static @Nullable Object plain(String typed) {
        try {
            return plain(JSON.readTree(typed));
        } catch (JsonProcessingException e) {
            return typed;
        }
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (!node.isObject()) {
            return JSON.convertValue(node, Object.class);
        }
        JsonNode marked = node.get("$");
        if (marked != null) {
            return marked.get(0).asText().equals("map") ? pairs(marked.get(1)) : plain(marked.get(1));
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
        return map;
    }

    private static Map<String, @Nullable Object> pairs(JsonNode entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            map.put(String.valueOf(plain(entries.get(i))), plain(entries.get(i + 1)));
        }
        return map;
    }

    private static @Nullable Object treeOrText(String text) {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        boolean tree = start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
        if (!tree) {
            return text;
        }
        try {
            return Redaction.apply(JSON.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            return text; // text that merely begins like JSON
        }
    }

    private static Map<String, Object> note(String key, String value) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put(key, value);
        return note;
    }

    /** The same, as it is kept in a step line. */
    public static Payload cut(Payload payload) {
        return payload.text().length() <= MAX_CHARS
                ? payload
                : new Payload(Form.CUT, payload.text().substring(0, MAX_CHARS));
    }

    private static Payload cut(Form form, String text) {
        return text.length() <= MAX_CHARS
                ? new Payload(form, text)
                : new Payload(Form.CUT, text.substring(0, MAX_CHARS));
    }

    private static Payload bytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean readable = text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0;
        return readable
                ? cut(Form.TEXT, text)
                : cut(Form.BASE64, Base64.getEncoder().encodeToString(bytes));
    }

    private static Payload stream(StreamCache stream) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            stream.writeTo(out);
            stream.reset();
            return bytes(out.toByteArray());
        } catch (IOException e) {
            return new Payload(Form.UNKEPT, stream.getClass().getName());
        }
    }
}
