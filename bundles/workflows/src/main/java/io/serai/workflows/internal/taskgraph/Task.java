package io.serai.workflows.internal.taskgraph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param action the name of a tool, or {@code workflow:NAME}, {@code http://…}, {@code https://…}, {@code tool:NAME}
 * @param arguments what the action is called with; values are JSON trees
 * @param timeoutMillis how long it may take, or null for no limit of its own
 * @param dependsOn the ids of the tasks that end before it begins
 */
public record Task(
        String id,
        String action,
        Map<String, @Nullable Object> arguments,
        @Nullable Long timeoutMillis,
        List<String> dependsOn) {
    public Task {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        dependsOn = List.copyOf(dependsOn);
    }
}
