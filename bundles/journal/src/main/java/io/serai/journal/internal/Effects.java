package io.serai.journal.internal;

import io.serai.journal.internal.path.Marks;
import io.serai.journal.internal.record.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outcomes of one execution: those of earlier passes, which are restored, and those still to be written. */
final class Effects {
    private final Map<String, Outcome> known = new HashMap<>();
    private List<Outcome> unwritten = new ArrayList<>();
    private final Map<String, Integer> undone = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private int restored;

    /** What the journal holds. */
    synchronized void load(Collection<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            known.put(outcome.path(), outcome);
            String part = Marks.undonePart(outcome.path());
            if (part != null) {
                undone.merge(part, 1, Integer::sum);
            }
        }
    }

    /** Tells a step that is done once more, because it was undone, from what it was before; empty for any other. */
    synchronized String again(String path) {
        for (Map.Entry<String, Integer> part : undone.entrySet()) {
            if (Replayer.isBelow(path, part.getKey())) {
                return "~" + part.getValue();
            }
        }
        return "";
    }

    synchronized @Nullable Outcome find(String path) {
        Outcome outcome = known.get(path);
        if (outcome != null) {
            restored++;
            met.add(path);
        }
        return outcome;
    }

    /** Whether an earlier pass recorded it. */
    synchronized boolean has(String path) {
        return known.containsKey(path);
    }

    synchronized void add(Outcome outcome) {
        unwritten.add(outcome);
    }

    synchronized boolean hasUnwritten() {
        return !unwritten.isEmpty();
    }

    synchronized List<Outcome> take() {
        List<Outcome> taken = unwritten;
        unwritten = new ArrayList<>();
        return taken;
    }

    /** The paths of what was restored. */
    synchronized Set<String> met() {
        return Set.copyOf(met);
    }

    /** How many steps were restored instead of called. */
    synchronized int restored() {
        return restored;
    }
}
