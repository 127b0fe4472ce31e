package io.serai.journal.internal.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.serai.journal.internal.record.Payload.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * Keeps values so that the same values can be made of them again: text, bytes, streams, numbers, trees of maps and lists,
 * JSON trees, XML documents, and records and beans that Jackson can write and read. Never Java serialization.
 *
 * <p>In the typed form a JSON object with the one key {@code $} is no map but {@code {"$":[type, value]}}.
 */
public final class Values {
    private static final String MARK = "$";
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    /** Finds the classes of a version. */
    @FunctionalInterface
    public interface Classes {
        /** Null if there is none of that name. */
        @Nullable
        Class<?> find(String name);
    }

    private Values() {}

    /** Whether a value may change after it was looked at, so that being the same object says nothing. */
    static boolean isConstant(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /**
     * The kept form of a value. A stream is read to its end: where it can be read once only, use what
     * {@link #rereadable} made of it.
     *
     * @throws UnkeepableException if the value could not be restored
     */
    public static Payload keep(@Nullable Object value) {
        if (value == null) {
            return new Payload(Form.NULL, "");
        }
        if (value instanceof String text) {
            return new Payload(Form.TEXT, text);
        }
        if (value instanceof byte[] bytes) {
            return bytes(bytes, Form.UTF8, Form.BASE64);
        }
        if (value instanceof StreamCache stream) {
            return bytes(read(stream), Form.STREAM_UTF8, Form.STREAM_BASE64);
        }
        try {
            boolean natural = isNatural(value);
            return natural
                    ? new Payload(Form.JSON, Payloads.JSON.writeValueAsString(value))
                    : new Payload(Form.TYPED, Payloads.JSON.writeValueAsString(encode(value)));
        } catch (JsonProcessingException | RuntimeException e) {
            if (e instanceof UnkeepableException known) {
                throw known;
            }
            throw new UnkeepableException("A value of type " + value.getClass().getName() + " cannot be kept: "
                    + e.getMessage() + ". Turn it into text, bytes, a map, a list or a bean first.");
        }
    }

    /** What can be read again and again, of a body that perhaps cannot; the same object if it can. */
    public static @Nullable Object rereadable(@Nullable Object body, Exchange exchange) {
        try {
            if (body instanceof StreamCache || body == null) {
                return body;
            }
            if (body instanceof InputStream stream) {
                try (stream) {
                    return new InputStreamCache(limited(stream.readNBytes(MAX_BYTES + 1)));
                }
            }
            if (body instanceof Reader reader) {
                StringWriter text = new StringWriter();
                try (reader) {
                    reader.transferTo(text);
                }
                return text.toString();
            }
            if (body instanceof WrappedFile<?>) {
                byte[] content = exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, body);
                return content == null ? null : new InputStreamCache(limited(content));
            }
            return body;
        } catch (IOException e) {
            throw new UnkeepableException("The body cannot be read: " + e.getMessage());
        }
    }

    private static byte[] limited(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new UnkeepableException("The body has more than " + MAX_BYTES + " bytes and cannot be kept.");
        }
        return bytes;
    }

    /** The value again. */
    public static @Nullable Object restore(Payload payload, Classes classes) {
        try {
            return switch (payload.form()) {
                case NULL -> null;
                case TEXT -> payload.text();
                case UTF8 -> payload.text().getBytes(StandardCharsets.UTF_8);
                case BASE64 -> Base64.getDecoder().decode(payload.text());
                case STREAM_UTF8 -> new InputStreamCache(payload.text().getBytes(StandardCharsets.UTF_8));
                case STREAM_BASE64 -> new InputStreamCache(Base64.getDecoder().decode(payload.text()));
                case JSON -> Payloads.JSON.readValue(payload.text(), Object.class);
                case TYPED -> decode(Payloads.JSON.readTree(payload.text()), classes);
                case CUT, UNKEPT, STORED -> throw new UnkeepableException("This value was not kept: " + payload.form());
            };
        } catch (JsonProcessingException e) {
            throw new UnkeepableException("A kept value cannot be read again: " + e.getOriginalMessage());
        }
    }

    private static Payload bytes(byte[] bytes, Form text, Form binary) {
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
            return new Payload(text, decoded);
        } catch (CharacterCodingException e) {
            return new Payload(binary, Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static byte[] read(StreamCache stream) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            stream.reset();
            stream.writeTo(out);
            stream.reset();
            return limited(out.toByteArray());
        } catch (IOException e) {
            throw new UnkeepableException("The body cannot be read: " + e.getMessage());
        }
    }

    /** Whether plain JSON gives the same values back. */
    private static boolean isNatural(@Nullable Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || (value instanceof Double number && !number.isNaN() && !number.isInfinite())) {
            return true;
        }
        if (value instanceof Map<?, ?> map) {
            return map.getClass().getName().startsWith("java.util.")
                    && !map.containsKey(MARK)
                    && map.entrySet().stream()
                            .allMatch(entry -> entry.getKey() instanceof String && isNatural(entry.getValue()));
        }
        return value instanceof List<?> list
                && list.getClass().getName().startsWith("java.util.")
                && list.stream().allMatch(Values::isNatural);
    }

    private static boolean isPlain(Map<?, ?> map) {
        return map.keySet().stream().allMatch(key -> key instanceof String name && !name.equals(MARK));
    }

    private static JsonNode encode(@Nullable Object value) throws JsonProcessingException {
        if (value == null || isNatural(value)) {
            return Payloads.JSON.valueToTree(value);
        }
        if (value instanceof Map<?, ?> map && isPlain(map)) {
            ObjectNode object = Payloads.JSON.createObjectNode();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                object.set((String) entry.getKey(), encode(entry.getValue()));
            }
            return object;
        }
        if (value instanceof Map<?, ?> map) {
            ArrayNode entries = Payloads.JSON.createArrayNode();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.add(encode(entry.getKey())).add(encode(entry.getValue()));
            }
            return typed("map", entries);
        }
        if (value instanceof Collection<?> items) {
            ArrayNode list = Payloads.JSON.createArrayNode();
            for (Object item : items) {
                list.add(encode(item));
            }
            return items instanceof Set<?> ? typed("set", list) : list;
        }
        if (value instanceof Object[] items && items.getClass().getComponentType() == Object.class) {
            return typed("array", encode(List.of(items)));
        }
        if (value instanceof byte[] bytes) {
            return typed(
                    "bytes",
                    Payloads.JSON.getNodeFactory().textNode(Base64.getEncoder().encodeToString(bytes)));
        }
        if (value instanceof JsonNode tree) {
            return typed("tree", tree);
        }
        if (value instanceof Document document) {
            return typed("xml", Payloads.JSON.getNodeFactory().textNode(xml(document)));
        }
        return object(value);
    }

    private static JsonNode object(Object value) throws JsonProcessingException {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        if (type.isAnonymousClass() || type.isSynthetic() || value instanceof Throwable || value instanceof Node) {
            throw new UnkeepableException("A value of type " + type.getName() + " cannot be kept.");
        }
        TokenBuffer buffer = new TokenBuffer(Payloads.JSON, false);
        try (JsonGenerator out = buffer) {
            Payloads.JSON.writeValue(out, value);
            JsonNode tree = Payloads.JSON.readTree(buffer.asParser());
            // what could not be read again is better known now than after a crash
            Payloads.JSON.treeToValue(tree, type);
            return typed(type.getName(), tree);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UnkeepableException("A value of type " + type.getName() + " cannot be kept: " + e.getMessage());
        }
    }

    private static ObjectNode typed(String type, JsonNode value) {
        ObjectNode node = Payloads.JSON.createObjectNode();
        node.putArray(MARK).add(type).add(value);
        return node;
    }

    private static @Nullable Object decode(JsonNode node, Classes classes) throws JsonProcessingException {
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonNode item : node) {
                list.add(decode(item, classes));
            }
            return list;
        }
        if (!node.isObject()) {
            return Payloads.JSON.treeToValue(node, Object.class);
        }
        JsonNode marked = node.get(MARK);
        if (marked == null) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                map.put(field.getKey(), decode(field.getValue(), classes));
            }
            return map;
        }
        JsonNode value = marked.get(1);
        return switch (marked.get(0).asText()) {
            case "map" -> map(value, classes);
            case "set" -> set(value, classes);
            case "array" -> list(value, classes).toArray();
            case "bytes" -> Base64.getDecoder().decode(value.asText());
            case "tree" -> value;
            case "xml" -> document(value.asText());
            default -> object(marked.get(0).asText(), value, classes);
        };
    }

    private static Map<@Nullable Object, @Nullable Object> map(JsonNode entries, Classes classes)
            throws JsonProcessingException {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < entries.size(); i += 2) {
            map.put(decode(entries.get(i), classes), decode(entries.get(i + 1), classes));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonNode items, Classes classes) throws JsonProcessingException {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonNode item : items) {
            list.add(decode(item, classes));
        }
        return list;
    }

    private static Set<@Nullable Object> set(JsonNode items, Classes classes) throws JsonProcessingException {
        return new LinkedHashSet<>(list(items, classes));
    }

    private static Object object(String type, JsonNode value, Classes classes) throws JsonProcessingException {
        Class<?> found =
                switch (type) {
                    case "java.lang.Long" -> Long.class;
                    case "java.math.BigDecimal" -> BigDecimal.class;
                    case "java.math.BigInteger" -> BigInteger.class;
                    default -> classes.find(type);
                };
        if (found == null) {
            throw new UnkeepableException("The class " + type + " of a kept value is not there any more.");
        }
        return Payloads.JSON.treeToValue(value, found);
    }

    private static String xml(Document document) {
        try {
            StringWriter text = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new UnkeepableException("The XML document cannot be written: " + e.getMessage());
        }
    }

    private static Document document(String text) {
        try {
            var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new org.xml.sax.InputSource(new StringReader(text)));
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException | IOException e) {
            throw new UnkeepableException("A kept XML document cannot be read again: " + e.getMessage());
        }
    }
}
