package io.serai.camel.internal.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.camel.internal.text.DslSchema.Form;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Walks a YAML text beside the DSL's schema; knows the line of everything. */
final class StructureCheck {
    private final DslSchema schema;
    private final Positions positions;
    /** What makes a text wrong whatever Camel's loader says. */
    private final Problems certain;
    /** What Camel's loader may be more lenient about than its schema. */
    private final Problems doubtful;

    StructureCheck(DslSchema schema, Positions positions, Problems certain, Problems doubtful) {
        this.schema = schema;
        this.positions = positions;
        this.certain = certain;
        this.doubtful = doubtful;
    }

    void check(Node root) {
        Form form = schema.root();
        if (!(root instanceof SequenceNode list)) {
            doubtful.add(null, "dsl.wrong-type", "A workflow is a list; begin with \"- route:\".", root.getStartMark());
            return;
        }
        for (Node item : list.getValue()) {
            if (item instanceof MappingNode mapping) {
                mapping(mapping, form, null, "workflow");
            } else {
                doubtful.add(
                        null,
                        "dsl.wrong-type",
                        "Each item of a workflow has a key such as route or onException.",
                        item.getStartMark());
            }
        }
    }

    private void value(Node node, JsonNode allowed, @Nullable String id, String key) {
        Form form = schema.form(allowed);
        if (node instanceof MappingNode mapping) {
            if (kindFits(form, "object", node, id, key)) {
                mapping(mapping, form, id, key);
            }
        } else if (node instanceof SequenceNode list) {
            if (kindFits(form, "array", node, id, key) && form.items != null) {
                for (Node item : list.getValue()) {
                    value(item, form.items, id, key);
                }
            }
        } else if (node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            scalar(scalar, form, id, key);
        }
    }

    private boolean kindFits(Form form, String kind, Node node, @Nullable String id, String key) {
        if (form.types.isEmpty() || form.types.contains(kind)) {
            return true;
        }
        doubtful.add(
                id,
                "dsl.wrong-type",
                key + " takes " + words(form) + ", not " + (kind.equals("array") ? "a list" : "keys with values") + ".",
                node.getStartMark());
        return false;
    }

    private void mapping(MappingNode mapping, Form form, @Nullable String outer, String owner) {
        String id = idOf(mapping).orElse(outer);
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            Optional<Mark> at = tuple.getKeyNode().getStartMark();
            positions.add(key, at);
            if (!keys.add(key)) {
                certain.add(id, "dsl.duplicate-key", key + " stands here twice; keep one of them.", at);
                continue;
            }
            JsonNode allowed = property(form, key);
            if (allowed != null) {
                value(tuple.getValueNode(), allowed, form.step ? stepId(tuple, key) : id, key);
            } else if (form.closed) {
                unknown(form, owner, id, key, at);
            }
        }
        if (form.single && mapping.getValue().size() > 1) {
            certain.add(
                    id,
                    "dsl.several-keys",
                    "Only one key can stand here, but there are "
                            + String.join(", ", keys.stream().sorted().toList())
                            + "; begin each with its own \"- \" or indent what belongs to the first.",
                    mapping.getStartMark());
        }
        missing(mapping, form, id, owner, keys);
    }

    private void unknown(Form form, String owner, @Nullable String id, String key, Optional<Mark> at) {
        String suggestion = Suggestion.of(key, form.properties.keySet());
        if (form.step) {
            doubtful.add(id, "dsl.unknown-node", "There is no step \"" + key + "\"." + suggestion, at);
        } else if (owner.equals("workflow")) {
            doubtful.add(id, "dsl.unknown-node", "A workflow has no \"" + key + "\"." + suggestion, at);
        } else {
            doubtful.add(id, "dsl.unknown-property", owner + " has no \"" + key + "\"." + suggestion, at);
        }
    }

    private void missing(MappingNode mapping, Form form, @Nullable String id, String owner, Set<String> keys) {
        for (String name : form.required) {
            // a route without steps is of little use, but a route
            if (!name.equals("steps")
                    && keys.stream().noneMatch(key -> camelCase(key).equals(name))) {
                boolean from = name.equals("from");
                // Camel reads a route without from; the check of what was read will say so
                (from ? doubtful : certain)
                        .add(
                                id,
                                from ? "dsl.missing-from" : "dsl.missing-property",
                                from
                                        ? "A route needs a from: with a uri such as hook:orders."
                                        : owner + " needs \"" + name + "\".",
                                mapping.getStartMark());
            }
        }
    }

    private static @Nullable JsonNode property(Form form, String key) {
        JsonNode exact = form.properties.get(key);
        // Camel reads auto-startup as autoStartup, but not set-body as setBody
        return exact != null || form.step ? exact : form.properties.get(camelCase(key));
    }

    private static String camelCase(String key) {
        return StringHelper.dashToCamelCase(key);
    }

    private static Optional<String> idOf(MappingNode mapping) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id"))
                .findFirst()
                .flatMap(tuple -> tuple.getValueNode() instanceof ScalarNode value
                        ? Optional.of(value.getValue())
                        : Optional.empty());
    }

    private static String stepId(NodeTuple tuple, String key) {
        return tuple.getValueNode() instanceof MappingNode value ? idOf(value).orElse(key) : key;
    }

    private void scalar(ScalarNode scalar, Form form, @Nullable String id, String key) {
        String text = scalar.getValue();
        if (text.contains("{{") || text.startsWith("#")) {
            return; // a placeholder or a reference: known only when the route is built
        }
        if (form.types.isEmpty() || form.types.contains("string")) {
            boolean known =
                    form.choices.isEmpty() || form.choices.stream().anyMatch(choice -> choice.equalsIgnoreCase(text));
            if (!known) {
                wrong(id, key, text, "one of " + String.join(", ", form.choices), scalar);
            }
        } else if (form.types.contains("boolean")) {
            if (!text.toLowerCase(Locale.ROOT).matches("true|false")) {
                wrong(id, key, text, "true or false", scalar);
            }
        } else if (form.types.contains("number") || form.types.contains("integer")) {
            if (!text.matches("-?\\d+(\\.\\d+)?")) {
                wrong(id, key, text, "a number", scalar);
            }
        } else if (!text.isEmpty()) {
            doubtful.add(
                    id,
                    "dsl.wrong-type",
                    key + " takes " + words(form) + ", not the text \"" + text + "\".",
                    scalar.getStartMark());
        }
    }

    private void wrong(@Nullable String id, String key, String text, String right, ScalarNode at) {
        certain.add(id, "dsl.wrong-type", key + " must be " + right + ", not \"" + text + "\".", at.getStartMark());
    }

    private static String words(Form form) {
        String keys = form.required.isEmpty() ? "" : " such as " + String.join(", ", form.required);
        return form.types.stream()
                .map(type -> switch (type) {
                    case "object" -> "keys" + keys;
                    case "array" -> "a list (each item begins with \"- \")";
                    case "string" -> "text";
                    case "boolean" -> "true or false";
                    default -> "a number";
                })
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
