package io.serai.journal.internal;

import io.serai.journal.Debugging;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an execution of a draft is to stop, in one pass. Guarded by its run. */
final class Debugger {
    private final Debugging wanted;
    /** Where the last pass stopped: this one goes beyond it. */
    private final @Nullable String goesBeyond;

    private @Nullable String halted;

    Debugger(Debugging wanted, @Nullable String goesBeyond) {
        this.wanted = wanted;
        this.goesBeyond = goesBeyond;
    }

    /**
     * Whether a step is to be stopped at, which no earlier pass has begun.
     *
     * @param node its id
     */
    boolean halts(String node, String path) {
        if (path.equals(goesBeyond)
                || !(wanted.stepByStep() || wanted.breakpoints().contains(node))) {
            return false;
        }
        halted = path;
        return true;
    }

    /** The step that it stopped before in this pass; null for none. */
    @Nullable
    String halted() {
        return halted;
    }

    Set<String> breakpoints() {
        return wanted.breakpoints();
    }
}
