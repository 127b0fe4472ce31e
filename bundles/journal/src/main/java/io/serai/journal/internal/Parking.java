package io.serai.journal.internal;

import io.serai.camel.suspend.Decision;
import io.serai.journal.internal.wait.WaitRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What one execution waits for, by the path of the waiting step. */
final class Parking {
    /** A branch that goes on when its decision comes. */
    record Parked(Exchange exchange, BiConsumer<Exchange, Decision> apply, AsyncCallback callback) {}

    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<String, Parked> parked = new HashMap<>();
    private final Set<String> rows = new java.util.HashSet<>();
    private List<WaitRow> unwritten = new ArrayList<>();

    /** What the store knows when a pass begins. */
    synchronized void load(Map<String, Decision> decided, Set<String> open) {
        decisions.putAll(decided);
        rows.addAll(open);
    }

    /**
     * Parks a branch, or hands out the decision that is there already.
     *
     * @param row makes the row, if there is none of an earlier pass
     */
    synchronized @Nullable Decision park(String path, Parked branch, java.util.function.Supplier<WaitRow> row) {
        Decision known = decisions.get(path);
        if (known != null) {
            return known;
        }
        parked.put(path, branch);
        if (rows.add(path)) {
            unwritten.add(row.get());
        }
        return null;
    }

    /** How the wait at a path ended; null if it has not. */
    synchronized @Nullable Decision decision(String path) {
        return decisions.get(path);
    }

    /** The highest number of a wait that has ended, of those at a path with a number; 0 for none. */
    synchronized int decided(String path) {
        int highest = 0;
        for (String other : decisions.keySet()) {
            if (other.startsWith(path)) {
                highest = Math.max(highest, Integer.parseInt(other.substring(path.length())));
            }
        }
        return highest;
    }

    /** Whether a wait was begun, ended or not. */
    synchronized boolean knows(String path) {
        return rows.contains(path) || decisions.containsKey(path);
    }

    /** Whether an earlier pass has begun a wait that has not ended. */
    synchronized boolean isOpen(String path) {
        return rows.contains(path) && !decisions.containsKey(path);
    }

    /** A wait at which no branch is parked. */
    synchronized void add(String path, java.util.function.Supplier<WaitRow> row) {
        if (rows.add(path)) {
            unwritten.add(row.get());
        }
    }

    /** Decides a wait: its branch goes on, if it is parked in this pass already. */
    synchronized void decide(String path, Decision decision, Consumer<Parked> goOn) {
        decisions.put(path, decision);
        Parked branch = parked.remove(path);
        if (branch != null) {
            goOn.accept(branch);
        }
    }

    synchronized boolean hasParked() {
        return !parked.isEmpty();
    }

    synchronized List<WaitRow> take() {
        List<WaitRow> taken = unwritten;
        unwritten = new ArrayList<>();
        return taken;
    }

    synchronized boolean hasUnwritten() {
        return !unwritten.isEmpty();
    }
}
