package io.serai.journal.internal.schedule;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which schedule waits for which: each must be there, and none for itself. */
final class Chains {
    private final ScheduleRepository schedules;

    Chains(ScheduleRepository schedules) {
        this.schedules = schedules;
    }

    /** @throws InvalidInputException for an unknown one, or a circle, which it names */
    void check(String tenant, String id, Settings settings) {
        if (settings.after().isEmpty()) {
            return;
        }
        List<Violation> wrong = new ArrayList<>();
        for (String before : settings.after()) {
            if (!before.equals(id) && schedules.find(tenant, before).isEmpty()) {
                wrong.add(new Violation("after", "names a schedule that is not there: " + before));
            }
        }
        ScheduleRules.throwIf(wrong);
        Map<String, List<String>> edges = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (ScheduleRow row : schedules.waiting(tenant)) {
            edges.put(row.id(), row.after());
            names.put(row.id(), row.name());
        }
        edges.put(id, settings.after());
        names.put(id, settings.name());
        Deque<String> way = new ArrayDeque<>();
        if (leadsBack(id, id, edges, way, new HashSet<>())) {
            way.addFirst(id);
            String circle = way.stream().map(names::get).collect(Collectors.joining(" after "));
            throw new InvalidInputException(
                    "schedule.circle",
                    "These schedules would wait for each other: " + circle + ".",
                    List.of(new Violation("after", "makes a circle: " + circle)));
        }
    }

    private static boolean leadsBack(
            String from, String to, Map<String, List<String>> edges, Deque<String> way, Set<String> seen) {
        for (String next : edges.getOrDefault(from, List.of())) {
            way.addLast(next);
            if (next.equals(to) || seen.add(next) && leadsBack(next, to, edges, way, seen)) {
                return true;
            }
            way.removeLast();
        }
        return false;
    }

    /** @throws ConflictException {@code schedule.in-use} if another one waits for it */
    void checkUnused(ScheduleRow row) {
        for (ScheduleRow other : schedules.waiting(row.tenant())) {
            if (other.after().contains(row.id())) {
                throw new ConflictException(
                        "schedule.in-use", "The schedule " + other.name() + " runs after this one; change it first.");
            }
        }
    }
}
