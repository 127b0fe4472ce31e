package io.serai.journal;

import java.util.List;
import java.util.Set;

/**
 * Where an execution of a draft is to pause.
 *
 * @param breakpoints ids of nodes that it pauses before
 * @param stepByStep whether it pauses before each node
 */
public record Debugging(Set<String> breakpoints, boolean stepByStep) {
    public Debugging {
        breakpoints = Set.copyOf(breakpoints);
    }

    public Debugging(List<String> breakpoints, boolean stepByStep) {
        this(Set.copyOf(breakpoints), stepByStep);
    }
}
