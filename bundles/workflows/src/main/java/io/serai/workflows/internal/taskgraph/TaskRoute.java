package io.serai.workflows.internal.taskgraph;

import io.serai.workflows.internal.text.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task graph as a route: its batches one after the other, the tasks of a batch side by side. A task is the step with
 * its id; what it depends on stands in that step's description, so that the graph can be read from the route again.
 *
 * @param settings the workflow's settings, with the timeouts of the tasks
 * @param order the ids in the order in which they are done
 * @param batches the ids that are done at the same time
 */
public record TaskRoute(String dsl, Map<String, Object> settings, List<String> order, List<List<String>> batches) {
    static final String ID = "task-graph";
    static final String TRIGGER = "direct:task-graph";
    static final String AFTER = "after ";
    static final String ARGUMENTS = ":arguments";
    static final String NOTHING = "nothing:to-do";

    /** @throws io.serai.api.error.InvalidInputException as {@link TaskOrder#batches} does */
    public static TaskRoute of(TaskGraph graph) {
        List<List<Task>> batches = TaskOrder.batches(graph.tasks());
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            List<Task> batch = batches.get(i);
            if (batch.size() == 1) {
                steps.addAll(steps(batch.get(0)));
            } else {
                steps.add(Map.of("multicast", multicast("batch:" + (i + 1), batch)));
            }
        }
        if (steps.isEmpty()) {
            steps.add(Map.of("log", fields("id", NOTHING, "message", "There is nothing to do.")));
        }
        String trigger = graph.trigger() == null ? TRIGGER : graph.trigger();
        Map<String, Object> route = fields("id", ID, "from", fields("uri", trigger, "steps", steps));
        return new TaskRoute(
                YamlText.write(List.of(Map.of("route", route))),
                settings(graph),
                batches.stream().flatMap(List::stream).map(Task::id).toList(),
                batches.stream()
                        .map(batch -> batch.stream().map(Task::id).toList())
                        .toList());
    }

    private static Map<String, Object> multicast(String id, List<Task> batch) {
        List<Object> branches = new ArrayList<>();
        for (Task task : batch) {
            branches.add(Map.of("pipeline", fields("id", task.id() + ":task", "steps", steps(task))));
        }
        return fields("id", id, "parallelProcessing", true, "steps", branches);
    }

    private static List<Object> steps(Task task) {
        List<Object> steps = new ArrayList<>();
        boolean http = isHttp(task.action());
        if (http) {
            // what an earlier answer left in the headers would go out with this request
            steps.add(Map.of("removeHeaders", fields("id", task.id() + ":headers", "pattern", "*")));
        }
        if (http && !task.arguments().isEmpty()) {
            steps.add(Map.of(
                    "setHeader",
                    fields("id", task.id() + ":type", "name", "Content-Type", "constant", "application/json")));
        }
        steps.add(
                http && task.arguments().isEmpty()
                        // no body makes it a GET
                        ? Map.of("setBody", fields("id", task.id() + ARGUMENTS, "simple", "${null}"))
                        : Map.of(
                                "setBody",
                                fields("id", task.id() + ARGUMENTS, "constant", ArgumentText.write(task.arguments()))));
        Map<String, Object> to = fields("id", task.id());
        if (!task.dependsOn().isEmpty()) {
            to.put("description", AFTER + String.join(", ", task.dependsOn()));
        }
        to.put("uri", uri(task.action()));
        steps.add(Map.of("to", to));
        return steps;
    }

    static boolean isHttp(String uri) {
        return uri.startsWith("http:") || uri.startsWith("https:");
    }

    private static String uri(String action) {
        boolean whole = isHttp(action) || action.startsWith("workflow:") || action.startsWith("tool:");
        return whole ? action : "tool:" + action;
    }

    private static Map<String, Object> settings(TaskGraph graph) {
        Map<String, Object> steps = new LinkedHashMap<>();
        for (Task task : graph.tasks()) {
            Long timeout = task.timeoutMillis();
            if (timeout != null) {
                // small numbers come back from JSON as Integer
                steps.put(
                        task.id(),
                        Map.of("timeoutMillis", timeout <= Integer.MAX_VALUE ? (Object) timeout.intValue() : timeout));
            }
        }
        return steps.isEmpty() ? Map.of() : Map.of("steps", steps);
    }

    private static Map<String, Object> fields(@Nullable Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(String.valueOf(pairs[i]), java.util.Objects.requireNonNull(pairs[i + 1]));
        }
        return fields;
    }
}
