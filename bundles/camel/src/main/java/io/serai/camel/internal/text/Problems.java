package io.serai.camel.internal.text;

import io.serai.api.workflow.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is wrong, in text order at the end. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(@Nullable String node, String code, String message, Optional<Mark> at) {
        Integer line = at.map(mark -> mark.getLine() + 1).orElse(null);
        Integer column = at.map(mark -> mark.getColumn() + 1).orElse(null);
        found.add(new Problem(node, code, message, line, column));
    }

    void add(@Nullable String node, String code, String message, Positions.Place at) {
        found.add(new Problem(node, code, message, at.line(), at.column()));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing((Problem p) -> p.line() == null ? 0 : p.line())
                        .thenComparing(p -> p.column() == null ? 0 : p.column()))
                .toList();
    }
}
