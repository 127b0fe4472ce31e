package io.serai.workflows.internal.taskgraph;

import io.serai.api.error.InvalidInputException;
import io.serai.workflows.internal.diff.NodeChange;
import io.serai.workflows.internal.diff.NodeChanges;
import io.serai.workflows.internal.diff.Outline;
import io.serai.workflows.internal.text.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a task graph from the route it was compiled to. */
public final class TaskRouteReader {
    private static final Set<String> HELPERS = Set.of(":headers", ":type");

    private final List<Task> tasks = new ArrayList<>();
    private final Map<String, Map<String, @Nullable Object>> arguments = new HashMap<>();
    private final Map<?, ?> stepSettings;

    private TaskRouteReader(Map<?, ?> stepSettings) {
        this.stepSettings = stepSettings;
    }

    /** Thrown for a route that no task graph compiles to; the message says what is in the way. */
    public static final class NotATaskGraph extends Exception {
        private static final long serialVersionUID = 1L;

        NotATaskGraph(String message) {
            super(message);
        }
    }

    public static TaskGraph read(
            @Nullable String name, @Nullable String description, String dsl, Map<String, Object> settings)
            throws NotATaskGraph {
        Map<?, ?> steps = settings.get("steps") instanceof Map<?, ?> map ? map : Map.of();
        TaskRouteReader reader = new TaskRouteReader(steps);
        Map<?, ?> from = from(dsl);
        reader.steps(from.get("steps"));
        String uri = String.valueOf(from.get("uri"));
        TaskGraph graph = new TaskGraph(name, description, uri.equals(TaskRoute.TRIGGER) ? null : uri, reader.tasks);
        compare(dsl, graph);
        return graph;
    }

    private static Map<?, ?> from(String dsl) throws NotATaskGraph {
        Object tree;
        try {
            tree = YamlText.read(dsl);
        } catch (YamlText.Unreadable e) {
            throw new NotATaskGraph("its text is not YAML: " + e.getMessage());
        }
        if (!(tree instanceof List<?> list) || list.isEmpty()) {
            throw new NotATaskGraph("it has no route");
        }
        if (list.size() > 1) {
            throw new NotATaskGraph("it has " + list.size() + " parts, where a task graph is one route");
        }
        if (list.get(0) instanceof Map<?, ?> item
                && item.get("route") instanceof Map<?, ?> route
                && TaskRoute.ID.equals(route.get("id"))
                && route.get("from") instanceof Map<?, ?> from) {
            return from;
        }
        throw new NotATaskGraph("its route is not the one with the id " + TaskRoute.ID + " that a task graph becomes");
    }

    private void steps(@Nullable Object steps) throws NotATaskGraph {
        if (steps instanceof List<?> list) {
            for (Object step : list) {
                if (step instanceof Map<?, ?> map && map.size() == 1) {
                    Map.Entry<?, ?> only = map.entrySet().iterator().next();
                    step(String.valueOf(only.getKey()), only.getValue());
                } else {
                    throw new NotATaskGraph("the step " + step + " is no task");
                }
            }
        }
    }

    private void step(String kind, @Nullable Object value) throws NotATaskGraph {
        Map<?, ?> fields = value instanceof Map<?, ?> map ? map : Map.of();
        String id = fields.get("id") instanceof String text ? text : "";
        switch (kind) {
            case "multicast", "pipeline" -> steps(fields.get("steps"));
            case "to" -> tasks.add(task(id, fields));
            case "setBody" -> arguments(id, fields);
            default -> {
                boolean helper =
                        id.equals(TaskRoute.NOTHING) || HELPERS.stream().anyMatch(id::endsWith);
                if (!helper) {
                    throw new NotATaskGraph("the step " + (id.isEmpty() ? kind : id) + " (" + kind + ") is no task");
                }
            }
        }
    }

    private void arguments(String id, Map<?, ?> fields) throws NotATaskGraph {
        Map<String, @Nullable Object> read = fields.get("constant") instanceof String text
                ? ArgumentText.read(text)
                : "${null}".equals(fields.get("simple")) ? Map.of() : null;
        if (read == null || !id.endsWith(TaskRoute.ARGUMENTS)) {
            throw new NotATaskGraph("the step " + (id.isEmpty() ? "setBody" : id) + " does not set a task's arguments");
        }
        arguments.put(id.substring(0, id.length() - TaskRoute.ARGUMENTS.length()), read);
    }

    private Task task(String id, Map<?, ?> fields) throws NotATaskGraph {
        String uri = String.valueOf(fields.get("uri"));
        Map<String, @Nullable Object> given = arguments.get(id);
        if (given == null) {
            throw new NotATaskGraph("the step " + (id.isEmpty() ? uri : id) + " has no arguments set before it");
        }
        String description = fields.get("description") instanceof String text ? text : "";
        if (!description.isEmpty() && !description.startsWith(TaskRoute.AFTER)) {
            throw new NotATaskGraph("the description of the step " + id + " does not say what it comes after");
        }
        List<String> needs = description.startsWith(TaskRoute.AFTER)
                ? List.of(description.substring(TaskRoute.AFTER.length()).split(", ", -1))
                : List.of();
        Long timeout =
                stepSettings.get(id) instanceof Map<?, ?> own && own.get("timeoutMillis") instanceof Number millis
                        ? (Long) millis.longValue()
                        : null;
        String action = uri.startsWith("tool:") ? uri.substring("tool:".length()) : uri;
        return new Task(id, action, given, timeout, needs);
    }

    /** What was changed by hand would be lost. */
    private static void compare(String dsl, TaskGraph graph) throws NotATaskGraph {
        try {
            List<NodeChange> changes =
                    NodeChanges.between(Outline.of(TaskRoute.of(graph).dsl()), Outline.of(dsl));
            if (!changes.isEmpty()) {
                NodeChange first = changes.get(0);
                throw new NotATaskGraph(
                        "the step " + first.id() + " (" + first.kind() + ") is not as a task graph has it");
            }
        } catch (InvalidInputException | YamlText.Unreadable e) {
            throw new NotATaskGraph(String.valueOf(e.getMessage()));
        }
    }
}
