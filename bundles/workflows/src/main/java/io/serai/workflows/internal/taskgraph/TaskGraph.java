package io.serai.workflows.internal.taskgraph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks with what each has to wait for.
 *
 * @param name the workflow's name, or null
 * @param trigger what starts it, as a Camel URI such as {@code hook:todo}; null to be run by hand or by a workflow
 * @param tasks in the order in which they were written
 */
public record TaskGraph(
        @Nullable String name,
        @Nullable String description,
        @Nullable String trigger,
        List<Task> tasks) {
    public TaskGraph {
        tasks = List.copyOf(tasks);
    }
}
