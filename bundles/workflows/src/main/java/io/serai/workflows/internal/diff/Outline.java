package io.serai.workflows.internal.diff;

import io.serai.workflows.internal.text.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a Camel YAML text, read from the text itself: so a draft that does not run yet can be compared, too. A
 * node without an id gets the one that the hub gives it when it runs: its kind, counted in the order of the text.
 */
public final class Outline {
    /** What stands in a step's fields and has steps of its own. */
    private static final Set<String> SCOPES = Set.of("when", "otherwise", "doCatch", "doFinally", "onFallback");

    private static final String STEPS = "steps";
    private static final String FROM = "from";
    private static final String ROUTE = "route";

    final OutlineNode root = new OutlineNode("", null, "", "", null);

    private Outline() {}

    /** @throws YamlText.Unreadable if the text is not YAML, or not a list */
    public static Outline of(String yaml) throws YamlText.Unreadable {
        Outline outline = new Outline();
        Object tree = YamlText.read(yaml);
        if (tree != null) {
            List<?> items = tree instanceof List<?> list ? list : List.of(tree);
            items.forEach(item -> outline.item(item, outline.root));
        }
        outline.name();
        return outline;
    }

    /** All nodes, each before those below it. */
    List<OutlineNode> all() {
        List<OutlineNode> all = new ArrayList<>();
        root.children.forEach(child -> collect(child, all));
        return all;
    }

    private static void collect(OutlineNode node, List<OutlineNode> all) {
        all.add(node);
        node.children.forEach(child -> collect(child, all));
    }

    private void item(@Nullable Object item, OutlineNode parent) {
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, value) -> {
                if (FROM.equals(key) && parent == root) {
                    // a route written without its name
                    node(ROUTE, Map.of(FROM, value), parent);
                } else {
                    node(String.valueOf(key), value, parent);
                }
            });
        } else {
            node(String.valueOf(item), Map.of(), parent);
        }
    }

    private void node(String kind, @Nullable Object value, OutlineNode parent) {
        if (!(value instanceof Map<?, ?> fields)) {
            nodeOfList(kind, value, parent);
            return;
        }
        Map<Object, Object> content = new LinkedHashMap<>();
        List<Map.Entry<?, ?>> below = new ArrayList<>();
        fields.forEach((key, field) -> {
            if (isBelow(String.valueOf(key), field)) {
                below.add(Map.entry(key, field));
            } else {
                content.put(key, field);
            }
        });
        String id = content.get("id") instanceof String text ? text : null;
        Map<Object, Object> meaning = new LinkedHashMap<>(content);
        meaning.remove("id");
        OutlineNode node = new OutlineNode(kind, id, content, canonical(meaning), parent);
        // the steps of a route stand in its from; in the model they are the route's own
        OutlineNode stepsOf = kind.equals(FROM) ? parent : node;
        for (Map.Entry<?, ?> entry : below) {
            String key = String.valueOf(entry.getKey());
            if (entry.getValue() instanceof List<?> list) {
                for (Object element : list) {
                    if (SCOPES.contains(key)) {
                        node(key, element, node);
                    } else {
                        item(element, stepsOf);
                    }
                }
            } else {
                node(key, entry.getValue(), node);
            }
        }
    }

    /** Such as beans, which are data, or a list of things with steps. */
    private void nodeOfList(String kind, @Nullable Object value, OutlineNode parent) {
        if (value instanceof List<?> list && list.stream().anyMatch(Outline::wrapsSteps)) {
            OutlineNode node = new OutlineNode(kind, null, Map.of(), "", parent);
            list.forEach(element -> item(element, node));
            return;
        }
        Object content = value == null ? Map.of() : value;
        new OutlineNode(kind, null, content, canonical(content), parent);
    }

    private static boolean isBelow(String key, @Nullable Object field) {
        if (key.equals(STEPS) || SCOPES.contains(key) || key.equals(FROM)) {
            return field instanceof List || field instanceof Map;
        }
        return hasSteps(field) || field instanceof List<?> list && list.stream().anyMatch(Outline::wrapsSteps);
    }

    private static boolean hasSteps(@Nullable Object field) {
        return field instanceof Map<?, ?> map && (map.containsKey(STEPS) || map.containsKey(FROM));
    }

    private static boolean wrapsSteps(@Nullable Object element) {
        return element instanceof Map<?, ?> map
                && map.size() == 1
                && map.values().stream().anyMatch(Outline::hasSteps);
    }

    private static String canonical(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new java.util.TreeMap<>();
            map.forEach((key, field) -> sorted.put(String.valueOf(key), canonical(field)));
            return sorted.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Outline::canonical).toList().toString();
        }
        // 5000 and "5000" are the same to Camel
        return "'" + value + "'";
    }

    private void name() {
        Set<String> taken = new HashSet<>();
        Map<String, Integer> counters = new HashMap<>();
        for (OutlineNode top : root.children) {
            List<OutlineNode> nodes = new ArrayList<>();
            collect(top, nodes);
            nodes.forEach(node -> {
                if (node.ownId != null) {
                    taken.add(node.ownId);
                }
            });
            for (OutlineNode node : nodes) {
                node.id = node.ownId != null ? node.ownId : next(node.kind, taken, counters);
            }
        }
    }

    private static String next(String kind, Set<String> taken, Map<String, Integer> counters) {
        while (true) {
            String id = kind + counters.merge(kind, 1, Integer::sum);
            if (taken.add(id)) {
                return id;
            }
        }
    }
}
