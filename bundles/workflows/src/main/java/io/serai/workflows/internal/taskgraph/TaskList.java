package io.serai.workflows.internal.taskgraph;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Task graphs as people write them: {@code {name, tasks:[{id, action, …, depends_on}]}}. */
public final class TaskList {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}");
    private static final String ARGUMENTS = "arguments";
    /** What a task's field says about the task itself; every other field is an argument of its action. */
    private static final Set<String> OWN = Set.of("id", "action", "depends_on", "dependsOn", "timeoutMillis");

    private TaskList() {}

    /**
     * Reads a graph; whether its tasks can be put in order is asked later.
     *
     * @throws InvalidInputException {@code task-graph.task} with all that is wrong
     */
    public static TaskGraph read(Map<?, ?> tree) {
        List<Violation> wrong = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        if (tree.get("tasks") instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Task task = task("tasks[" + i + "]", list.get(i), wrong);
                if (task != null) {
                    tasks.add(task);
                }
            }
        } else {
            wrong.add(new Violation("tasks", "must be a list of tasks; it may be empty"));
        }
        String trigger = text(tree.get("trigger"));
        if (trigger != null && !trigger.matches("[a-z][a-z0-9+.-]*:.*")) {
            wrong.add(new Violation("trigger", "must be a Camel URI such as hook:todo"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(
                    "task-graph.task",
                    "The task graph's " + wrong.get(0).field() + " "
                            + wrong.get(0).message() + ".",
                    wrong);
        }
        return new TaskGraph(text(tree.get("name")), text(tree.get("description")), trigger, tasks);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static @Nullable Task task(String place, @Nullable Object element, List<Violation> wrong) {
        if (!(element instanceof Map<?, ?> fields)) {
            wrong.add(new Violation(place, "must have at least an id and an action"));
            return null;
        }
        String id = text(fields.get("id"));
        if (id == null || !ID.matcher(id).matches()) {
            wrong.add(new Violation(
                    place + ".id", "must be 1 to 100 letters, digits, dots, hyphens and underscores, not " + id));
            return null;
        }
        String action = text(fields.get("action"));
        if (action == null || action.matches(".*\\s.*")) {
            wrong.add(new Violation(
                    place + ".action",
                    "must be a tool's name, or begin with workflow:, http: or https:, and have no spaces"));
            return null;
        }
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            if (!OWN.contains(String.valueOf(key)) && !(ARGUMENTS.equals(key) && value instanceof Map)) {
                arguments.put(String.valueOf(key), value);
            }
        });
        if (fields.get(ARGUMENTS) instanceof Map<?, ?> more) {
            more.forEach((key, value) -> arguments.put(String.valueOf(key), value));
        }
        return new Task(
                id, action, arguments, timeout(place, fields.get("timeoutMillis"), wrong), needs(place, fields, wrong));
    }

    private static @Nullable Long timeout(String place, @Nullable Object value, List<Violation> wrong) {
        if (value instanceof Number number && number.longValue() > 0) {
            return number.longValue();
        }
        if (value != null) {
            wrong.add(new Violation(place + ".timeoutMillis", "must be a positive number of milliseconds"));
        }
        return null;
    }

    private static List<String> needs(String place, Map<?, ?> fields, List<Violation> wrong) {
        Object value = fields.get("depends_on") != null ? fields.get("depends_on") : fields.get("dependsOn");
        Set<String> needs = new LinkedHashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(id -> needs.add(String.valueOf(id)));
        } else if (value instanceof String || value instanceof Number) {
            needs.add(value.toString());
        } else if (value != null) {
            wrong.add(new Violation(place + ".depends_on", "must be a list of ids"));
        }
        return List.copyOf(needs);
    }

    /** The tree that {@link #read} makes the same graph of. */
    public static Map<String, @Nullable Object> write(TaskGraph graph) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        putIfThere(tree, "name", graph.name());
        putIfThere(tree, "description", graph.description());
        putIfThere(tree, "trigger", graph.trigger());
        tree.put("tasks", graph.tasks().stream().map(TaskList::write).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> write(Task task) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", task.id());
        fields.put("action", task.action());
        boolean ambiguous = task.arguments().keySet().stream().anyMatch(name -> OWN.contains(name))
                || task.arguments().get(ARGUMENTS) instanceof Map;
        if (ambiguous) {
            fields.put(ARGUMENTS, task.arguments());
        } else {
            fields.putAll(task.arguments());
        }
        putIfThere(fields, "timeoutMillis", task.timeoutMillis());
        if (!task.dependsOn().isEmpty()) {
            fields.put("depends_on", task.dependsOn());
        }
        return fields;
    }

    private static void putIfThere(Map<String, @Nullable Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}
