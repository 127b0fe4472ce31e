package io.serai.workflows.internal.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.camel.RouteText;
import io.serai.workflows.internal.taskgraph.TaskGraph;
import io.serai.workflows.internal.taskgraph.TaskList;
import io.serai.workflows.internal.taskgraph.TaskRoute;
import io.serai.workflows.internal.text.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people import: an exported workflow as YAML or JSON, Camel's own YAML or XML, or a task graph; each also
 * wrapped as {@code {text, format, name}}. What it is shows in the text.
 */
final class DocumentReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FORMATS = Set.of("yaml", "json", "xml", "task-graph");
    private static final String TASK_GRAPH = "task-graph";

    private DocumentReader() {}

    static WorkflowDocument read(String text, WorkflowFiles.Wish wish) {
        String format = wish.format();
        if (format != null && !FORMATS.contains(format)) {
            throw new InvalidInputException(
                    "workflow.import",
                    "There is no format " + format + "; formats are json, task-graph, xml and yaml.");
        }
        if (text.isBlank()) {
            throw wrong("The text to import is empty.");
        }
        if (RouteText.Format.of(text) == RouteText.Format.XML) {
            return camel(text);
        }
        Object tree = tree(text);
        if (tree instanceof Map<?, ?> map
                && map.get("text") instanceof String inner
                && !map.containsKey("dsl")
                && !map.containsKey("tasks")) {
            return wrapped(map, inner, wish);
        }
        if (tree instanceof Map<?, ?> map && map.get("dsl") instanceof String dsl && !TASK_GRAPH.equals(format)) {
            return document(map, dsl);
        }
        if (tree instanceof Map<?, ?> map && (map.containsKey("tasks") || TASK_GRAPH.equals(format))) {
            return graph(map);
        }
        if (tree instanceof List<?> list) {
            boolean tasks = TASK_GRAPH.equals(format)
                    || !list.isEmpty() && list.stream().allMatch(DocumentReader::isTask);
            return tasks ? graph(Map.of("tasks", list)) : camel(text);
        }
        throw wrong("This is neither an exported workflow (name and dsl), nor Camel YAML (a list of routes), nor a task"
                + " graph (tasks).");
    }

    private static boolean isTask(@Nullable Object element) {
        return element instanceof Map<?, ?> map && map.containsKey("id") && map.containsKey("action");
    }

    private static WorkflowDocument wrapped(Map<?, ?> map, String inner, WorkflowFiles.Wish wish) {
        String format = map.get("format") instanceof String given ? given : wish.format();
        WorkflowDocument read = read(inner, new WorkflowFiles.Wish(format, null, false));
        return new WorkflowDocument(
                map.get("name") instanceof String name && !name.isBlank() ? name : read.name(),
                map.get("description") instanceof String given ? given : read.description(),
                read.tags(),
                read.settings(),
                read.dsl());
    }

    private static Object tree(String text) {
        try {
            String start = text.stripLeading();
            Object tree = start.startsWith("{") || start.startsWith("[") ? json(text) : YamlText.read(text);
            if (tree == null) {
                throw wrong("The text to import is empty.");
            }
            return tree;
        } catch (YamlText.Unreadable e) {
            throw wrong("The text to import is neither YAML nor JSON: " + e.getMessage() + ".");
        }
    }

    private static @Nullable Object json(String text) throws YamlText.Unreadable {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            // YAML may begin with a bracket, too
            return YamlText.read(text);
        }
    }

    private static WorkflowDocument document(Map<?, ?> map, String dsl) {
        Object settings = map.get("settings");
        Object tags = map.get("tags");
        if (settings != null && !(settings instanceof Map)) {
            throw wrong("The workflow's settings must be keys with values.");
        }
        return new WorkflowDocument(
                map.get("name") instanceof String name ? name : null,
                map.get("description") instanceof String description ? description : null,
                tags instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(),
                settings instanceof Map<?, ?> given ? named(given) : Map.of(),
                dsl);
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
        return named;
    }

    private static WorkflowDocument graph(Map<?, ?> map) {
        TaskGraph graph = TaskList.read(map);
        TaskRoute route = TaskRoute.of(graph);
        return new WorkflowDocument(graph.name(), graph.description(), List.of(), route.settings(), route.dsl());
    }

    /** Camel's own text has no name; its first route may. */
    private static WorkflowDocument camel(String text) {
        String name = null;
        if (RouteText.Format.of(text) == RouteText.Format.YAML
                && tree(text) instanceof List<?> list
                && !list.isEmpty()
                && list.get(0) instanceof Map<?, ?> first
                && first.get("route") instanceof Map<?, ?> route
                && route.get("id") instanceof String id) {
            name = id;
        }
        return new WorkflowDocument(name, null, List.of(), Map.of(), text);
    }

    static InvalidInputException wrong(String message) {
        return new InvalidInputException("workflow.import", message);
    }
}
