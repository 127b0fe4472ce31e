package io.serai.workflows.internal.taskgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskOrderTest {
    private static Task task(String id, String... needs) {
        return new Task(id, "do", Map.of(), null, List.of(needs));
    }

    private static List<List<String>> batches(Task... tasks) {
        return TaskOrder.batches(List.of(tasks)).stream()
                .map(batch -> batch.stream().map(Task::id).toList())
                .toList();
    }

    @Test
    void sequential() {
        assertThat(batches(task("a"), task("b", "a"), task("c", "b")))
                .containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void parallel() {
        assertThat(batches(task("b"), task("a"), task("c"))).containsExactly(List.of("b", "a", "c"));
    }

    @Test
    void mixed() {
        assertThat(batches(task("e", "c", "d"), task("d", "a"), task("c", "a", "b"), task("b"), task("a")))
                .containsExactly(List.of("b", "a"), List.of("d", "c"), List.of("e"));
    }

    @Test
    void diamond() {
        assertThat(batches(task("a"), task("b", "a"), task("c", "a"), task("d", "b", "c")))
                .containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
        assertThat(TaskOrder.sorted(List.of(task("d", "b", "c"), task("c", "a"), task("b", "a"), task("a"))))
                .extracting(Task::id)
                .containsExactly("a", "c", "b", "d");
    }

    @Test
    void emptyAndSingle() {
        assertThat(batches()).isEmpty();
        assertThat(batches(task("a"))).containsExactly(List.of("a"));
    }

    @Test
    void aCycleIsNamed() {
        assertThatThrownBy(() -> batches(task("x"), task("a", "b"), task("b", "x", "a")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a → b → a");
        assertThatThrownBy(() -> batches(task("a", "a"))).hasMessageContaining("a → a");
        assertThat(TaskOrder.cycle(List.of(task("in", "a"), task("a", "b"), task("b", "c"), task("c", "a"))))
                .containsExactly("a", "b", "c", "a");
        assertThat(TaskOrder.cycle(List.of(task("a"), task("b", "a")))).isEmpty();
    }

    @Test
    void whatIsNotInTheListIsNamed() {
        assertThatThrownBy(() -> batches(task("a", "ghost")))
                .isInstanceOfSatisfying(InvalidInputException.class, wrong -> {
                    assertThat(wrong.code()).isEqualTo("task-graph.unknown-dependency");
                    assertThat(wrong.detail()).contains("a depends on ghost");
                });
        assertThatThrownBy(() -> batches(task("a"), task("a"))).hasMessageContaining("Two tasks have the id a");
    }

    @Test
    void aLongChainIsNoProblem() {
        List<Task> chain = IntStream.range(0, 3000)
                .mapToObj(i -> i == 0 ? task("t0") : task("t" + i, "t" + (i - 1)))
                .toList();
        assertThat(TaskOrder.batches(chain)).hasSize(3000);
    }

    /** Random graphs without cycles: everything once, after all it depends on, and in the earliest batch. */
    @Test
    void anyGraphComesInOrder() {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            List<Task> tasks = graph(random, random.nextInt(25));
            List<List<Task>> batches = TaskOrder.batches(tasks);
            Set<String> done = new HashSet<>();
            Set<String> before = Set.of();
            for (List<Task> batch : batches) {
                assertThat(batch).isNotEmpty();
                for (Task task : batch) {
                    assertThat(done).containsAll(task.dependsOn());
                    if (!done.isEmpty()) {
                        assertThat(task.dependsOn()).as("could be done earlier").containsAnyElementsOf(before);
                    }
                }
                before = new HashSet<>(batch.stream().map(Task::id).toList());
                assertThat(done).doesNotContainAnyElementsOf(before);
                done.addAll(before);
            }
            assertThat(done).hasSameSizeAs(tasks);
        }
    }

    /** Random graphs with one edge too many: the cycle that is named is there. */
    @Test
    void anyCycleIsFound() {
        Random random = new Random(43);
        for (int round = 0; round < 300; round++) {
            List<Task> tasks = graph(random, 3 + random.nextInt(20));
            Task last = TaskOrder.sorted(tasks).get(tasks.size() - 1);
            if (last.dependsOn().isEmpty()) {
                continue;
            }
            String needed = last.dependsOn().get(0);
            List<Task> closed = new ArrayList<>(tasks);
            closed.replaceAll(task -> {
                if (!task.id().equals(needed)) {
                    return task;
                }
                List<String> needs = new ArrayList<>(task.dependsOn());
                needs.add(last.id());
                return new Task(task.id(), task.action(), task.arguments(), null, needs);
            });
            List<String> cycle = TaskOrder.cycle(closed);
            assertThat(cycle).hasSizeGreaterThan(1);
            assertThat(cycle.get(0)).isEqualTo(cycle.get(cycle.size() - 1));
            for (int i = 0; i + 1 < cycle.size(); i++) {
                String id = cycle.get(i);
                Task task = closed.stream()
                        .filter(t -> t.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                assertThat(task.dependsOn()).contains(cycle.get(i + 1));
            }
        }
    }

    static List<Task> graph(Random random, int size) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Set<String> needs = new java.util.LinkedHashSet<>();
            for (int edge = random.nextInt(4); edge > 0 && i > 0; edge--) {
                needs.add("t" + random.nextInt(i));
            }
            tasks.add(task("t" + i, needs.toArray(String[]::new)));
        }
        Collections.shuffle(tasks, random);
        return tasks;
    }
}
