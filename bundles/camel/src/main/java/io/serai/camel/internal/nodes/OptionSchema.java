package io.serai.camel.internal.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.tooling.model.BaseModel;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** Camel's description of options as JSON Schema. */
final class OptionSchema {
    private OptionSchema() {}

    static Map<String, Object> of(BaseModel<?> model) {
        List<? extends BaseOptionModel> options =
                model instanceof ComponentModel component ? component.getEndpointOptions() : model.getOptions();
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (BaseOptionModel option : options) {
            properties.put(option.getName(), property(option));
            if (option.isRequired()) {
                required.add(option.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put(
                "additionalProperties", model instanceof ComponentModel component && component.isLenientProperties());
        return schema;
    }

    private static Map<String, Object> property(BaseOptionModel option) {
        Map<String, Object> property = new LinkedHashMap<>();
        String type = String.valueOf(option.getType());
        switch (type) {
            case "boolean", "integer", "number", "array", "object" -> property.put("type", type);
            default -> property.put("type", "string");
        }
        if (type.equals("duration")) {
            property.put("format", "duration");
        }
        put(property, "title", option.getDisplayName());
        put(property, "description", option.getDescription());
        put(property, "default", option.getDefaultValue());
        if (option.getEnums() != null && !option.getEnums().isEmpty()) {
            property.put("enum", option.getEnums());
        }
        if (option.isDeprecated()) {
            property.put("deprecated", true);
        }
        put(property, "x-place", option.getKind());
        put(property, "x-group", option.getGroup());
        if (option.isSecret()) {
            property.put("x-secret", true);
        }
        return property;
    }

    private static void put(
            Map<String, Object> property, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            property.put(name, value);
        }
    }
}
