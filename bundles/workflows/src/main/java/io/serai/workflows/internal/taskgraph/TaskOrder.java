package io.serai.workflows.internal.taskgraph;

import io.serai.api.error.InvalidInputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which order tasks can be done, and which of them at the same time. */
public final class TaskOrder {
    private TaskOrder() {}

    /**
     * Every task after all that it depends on; otherwise as they were written.
     *
     * @throws InvalidInputException as {@link #batches} does
     */
    public static List<Task> sorted(List<Task> tasks) {
        return batches(tasks).stream().flatMap(List::stream).toList();
    }

    /**
     * Tasks that can be done at the same time, each batch after the one before it and each task in the earliest batch it
     * can be in.
     *
     * @throws InvalidInputException {@code task-graph.duplicate-id}, {@code task-graph.unknown-dependency} or
     *     {@code task-graph.cycle}, which names the tasks that wait for each other
     */
    public static List<List<Task>> batches(List<Task> tasks) {
        Map<String, Task> byId = byId(tasks);
        List<String> cycle = cycle(byId);
        if (!cycle.isEmpty()) {
            throw new InvalidInputException(
                    "task-graph.cycle",
                    "These tasks wait for each other: " + String.join(" → ", cycle)
                            + ". Remove one of the dependencies.");
        }
        Map<String, Integer> depths = new LinkedHashMap<>();
        List<List<Task>> batches = new ArrayList<>();
        Set<Task> left = new java.util.LinkedHashSet<>(tasks);
        while (!left.isEmpty()) {
            List<Task> batch = left.stream()
                    .filter(task -> depths.keySet().containsAll(task.dependsOn()))
                    .toList();
            batch.forEach(task -> depths.put(task.id(), batches.size()));
            batch.forEach(left::remove);
            batches.add(batch);
        }
        return batches;
    }

    /** The first cycle, its first id again at the end; empty if there is none. */
    public static List<String> cycle(List<Task> tasks) {
        return cycle(byId(tasks));
    }

    private static Map<String, Task> byId(List<Task> tasks) {
        Map<String, Task> byId = new LinkedHashMap<>();
        for (Task task : tasks) {
            if (byId.put(task.id(), task) != null) {
                throw new InvalidInputException(
                        "task-graph.duplicate-id", "Two tasks have the id " + task.id() + "; give each its own.");
            }
        }
        for (Task task : tasks) {
            for (String needed : task.dependsOn()) {
                if (!byId.containsKey(needed)) {
                    throw new InvalidInputException(
                            "task-graph.unknown-dependency",
                            "The task " + task.id() + " depends on " + needed + ", which is not in the list.");
                }
            }
        }
        return byId;
    }

    /** Depth first without recursion: a chain may be as long as the list. */
    private static List<String> cycle(Map<String, Task> byId) {
        Set<String> done = new HashSet<>();
        for (String start : byId.keySet()) {
            Set<String> open = new java.util.LinkedHashSet<>();
            Deque<java.util.Iterator<String>> stack = new ArrayDeque<>();
            Deque<String> path = new ArrayDeque<>();
            enter(start, byId, done, open, stack, path);
            while (!stack.isEmpty()) {
                if (!stack.peek().hasNext()) {
                    stack.pop();
                    String ended = path.pop();
                    open.remove(ended);
                    done.add(ended);
                    continue;
                }
                String next = stack.peek().next();
                if (open.contains(next)) {
                    List<String> cycle = new ArrayList<>(open);
                    cycle = new ArrayList<>(cycle.subList(cycle.indexOf(next), cycle.size()));
                    cycle.add(next);
                    return cycle;
                }
                enter(next, byId, done, open, stack, path);
            }
        }
        return List.of();
    }

    private static void enter(
            String id,
            Map<String, Task> byId,
            Set<String> done,
            Set<String> open,
            Deque<java.util.Iterator<String>> stack,
            Deque<String> path) {
        Task task = byId.get(id);
        if (task != null && !done.contains(id)) {
            open.add(id);
            path.push(id);
            stack.push(task.dependsOn().iterator());
        }
    }
}
