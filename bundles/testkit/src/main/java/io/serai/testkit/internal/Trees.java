package io.serai.testkit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON trees of whatever tools, routes and files give. */
public final class Trees {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Trees() {}

    public static JsonNode of(@Nullable Object value) {
        return value == null ? NullNode.getInstance() : JSON.valueToTree(value);
    }

    /** A message's body: text that is JSON counts as that JSON. */
    public static JsonNode ofBody(@Nullable Object body) {
        if (body instanceof String text) {
            try {
                JsonNode tree = JSON.readTree(text);
                return tree.isMissingNode() ? of(text) : tree;
            } catch (JsonProcessingException noJson) {
                return of(text);
            }
        }
        return of(body);
    }

    public static JsonNode yaml(String text) throws JsonProcessingException {
        return YAML.readTree(text);
    }

    /** The value as maps, lists, texts, numbers and booleans. */
    public static @Nullable Object plain(JsonNode tree) {
        return JSON.convertValue(tree, Object.class);
    }

    /** Alike, with 4.90 as 4.9 and 2 as 2.0. */
    public static boolean same(JsonNode one, JsonNode other) {
        return one.equals(
                (left, right) -> left.isNumber() && right.isNumber()
                        ? left.decimalValue().compareTo(right.decimalValue())
                        : left.equals(right) ? 0 : 1,
                other);
    }

    /** Whether all that is expected is there, whatever else is. */
    public static boolean has(JsonNode actual, JsonNode expected) {
        if (!expected.isObject()) {
            return same(actual, expected);
        }
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            if (!actual.has(field.getKey()) || !has(actual.get(field.getKey()), field.getValue())) {
                return false;
            }
        }
        return true;
    }
}
