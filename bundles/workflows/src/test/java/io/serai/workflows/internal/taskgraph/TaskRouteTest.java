package io.serai.workflows.internal.taskgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskRouteTest {
    private static Map<String, Object> task(String id, String action, Object needs, Object... more) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("id", id);
        task.put("action", action);
        for (int i = 0; i < more.length; i += 2) {
            task.put((String) more[i], more[i + 1]);
        }
        task.put("depends_on", needs);
        return task;
    }

    private static TaskGraph graph(Object... tasks) {
        return TaskList.read(Map.of("name", "todo", "tasks", List.of(tasks)));
    }

    private static TaskGraph back(TaskGraph graph) throws Exception {
        TaskRoute route = TaskRoute.of(graph);
        return TaskRouteReader.read(graph.name(), graph.description(), route.dsl(), route.settings());
    }

    @Test
    void aDiamondLooksLikeThis() {
        TaskRoute route = TaskRoute.of(graph(
                task("open", "browser-open", null, "selector", "#login", "timeoutMillis", 5000),
                task("left", "web-search", List.of("open"), "text", "one {{two}}"),
                task("right", "workflow:invoice", "open"),
                task("send", "https://example.org/in", List.of("left", "right"), "ok", true)));

        assertThat(route.batches()).containsExactly(List.of("open"), List.of("left", "right"), List.of("send"));
        assertThat(route.order()).containsExactly("open", "left", "right", "send");
        assertThat(route.settings()).isEqualTo(Map.of("steps", Map.of("open", Map.of("timeoutMillis", 5000))));
        assertThat(route.dsl()).isEqualTo("""
                - route:
                    id: task-graph
                    from:
                      uri: direct:task-graph
                      steps:
                        - setBody:
                            id: open:arguments
                            constant: '{"selector":"#login"}'
                        - to:
                            id: open
                            uri: tool:browser-open
                        - multicast:
                            id: batch:2
                            parallelProcessing: true
                            steps:
                              - pipeline:
                                  id: left:task
                                  steps:
                                    - setBody:
                                        id: left:arguments
                                        constant: '{"text":"one {\\u007btwo}}"}'
                                    - to:
                                        id: left
                                        description: after open
                                        uri: tool:web-search
                              - pipeline:
                                  id: right:task
                                  steps:
                                    - setBody:
                                        id: right:arguments
                                        constant: '{}'
                                    - to:
                                        id: right
                                        description: after open
                                        uri: workflow:invoice
                        - removeHeaders:
                            id: send:headers
                            pattern: '*'
                        - setHeader:
                            id: send:type
                            name: Content-Type
                            constant: application/json
                        - setBody:
                            id: send:arguments
                            constant: '{"ok":true}'
                        - to:
                            id: send
                            description: after left, right
                            uri: https://example.org/in
                """);
    }

    @Test
    void everyGraphComesBack() throws Exception {
        TaskGraph graph = graph(
                task("1", "a", null, "text", "x {{y}} ${z}\n\"q\"", "nested", Map.of("list", List.of(1, 2.5, true))),
                task("2", "http://h/x", 1),
                task("3", "tool", List.of("1"), "arguments", Map.of("id", "clash", "action", 1), "timeoutMillis", 1),
                task("4", "b", List.of(), "arguments", "text"));
        assertThat(back(graph)).isEqualTo(new TaskGraph("todo", null, null, TaskOrder.sorted(graph.tasks())));
        assertThat(TaskList.read(TaskList.write(graph))).isEqualTo(graph);
        TaskGraph empty = TaskList.read(Map.of("trigger", "hook:todo?auth=none", "tasks", List.of()));
        assertThat(back(empty)).isEqualTo(empty);
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            TaskGraph any = new TaskGraph("any", "about", null, TaskOrderTest.graph(random, random.nextInt(15)));
            TaskGraph again = back(any);
            assertThat(new HashSet<>(again.tasks())).isEqualTo(new HashSet<>(any.tasks()));
            assertThat(TaskRoute.of(again)).isEqualTo(TaskRoute.of(any));
        }
    }

    @Test
    void whatIsWrongInAListIsSaidAllAtOnce() {
        assertThatThrownBy(() -> TaskList.read(Map.of(
                        "trigger",
                        "no uri",
                        "tasks",
                        List.of(
                                "text",
                                Map.of("id", "a b", "action", "x"),
                                Map.of("id", "a"),
                                Map.of("id", "b", "action", "x y"),
                                Map.of("id", "c", "action", "x", "timeoutMillis", "soon", "depends_on", Map.of())))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly(
                                        "tasks[0]",
                                        "tasks[1].id",
                                        "tasks[2].action",
                                        "tasks[3].action",
                                        "tasks[4].timeoutMillis",
                                        "tasks[4].depends_on",
                                        "trigger"));
        assertThatThrownBy(() -> TaskList.read(Map.of())).hasMessageContaining("tasks must be a list");
    }

    @Test
    void otherRoutesAreNoTaskGraphs() {
        String good =
                TaskRoute.of(graph(task("a", "x", null), task("b", "y", "a"))).dsl();
        refused("- route: [", "not YAML");
        refused("{}", "no route");
        refused(good + "- beans: []\n", "2 parts");
        refused(good.replace("id: task-graph", "id: mine"), "id task-graph");
        refused(good.replace("a:arguments", "a:body"), "a:body does not set a task's arguments");
        refused(good.replace("'{}'", "'[1]'"), "does not set");
        refused(good.replace("id: b\n", "id: c\n"), "c has no arguments set before it");
        refused(good.replace("after a", "after z"), "z, which is not in the list");
        refused(good.replace("after a", "later"), "step b does not say what it comes after");
        refused(
                good.replace("uri: tool:y", "uri: tool:y\n            pattern: InOnly"),
                "b (to) is not as a task graph");
        refused(good + "        - log: hello\n", "the step log (log) is no task");
        refused(good + "        - stop\n", "the step stop is no task");
    }

    private static void refused(String dsl, String why) {
        assertThatThrownBy(() -> TaskRouteReader.read("x", null, dsl, Map.of()))
                .isInstanceOf(TaskRouteReader.NotATaskGraph.class)
                .hasMessageContaining(why);
    }
}
