package io.serai.journal.internal.path;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an exchange is: inside one pass of a scope (a split's or loop's iteration, a branch, a called route). Travels as
 * an exchange property, so that copies of the exchange start where their original was.
 */
public final class Scope {
    private final @Nullable Scope parent;
    private final String owner;
    private final String prefix;
    private final boolean fan;
    private @Nullable Map<String, Turn> turns;

    private Scope(@Nullable Scope parent, String owner, String prefix, boolean fan) {
        this.parent = parent;
        this.owner = owner;
        this.prefix = prefix;
        this.fan = fan;
    }

    /** The root of an execution. */
    public static Scope root() {
        return new Scope(null, "", "", false);
    }

    /** The scope that a pass of the given owner opens below this one. */
    public Scope enter(String ownerId, String path) {
        return new Scope(this, ownerId, path, false);
    }

    /** The scope of copies that go on beside each other; each begins a {@link #copy} of its own. */
    public Scope fan(String ownerId, String path) {
        return new Scope(this, ownerId, path, true);
    }

    /** Whether whoever is here must begin a copy first. */
    public boolean isFan() {
        return fan;
    }

    public Scope copy(int index) {
        return new Scope(this, "", prefix + "[" + index + "]", false);
    }

    /** Where the owner itself stands: the parent, if this is a pass of that owner, else this. */
    public Scope outside(String ownerId) {
        return parent != null && owner.equals(ownerId) ? parent : this;
    }

    public String prefix() {
        return prefix;
    }

    /** Counts a node's turn in this scope. */
    public synchronized Turn turn(String node, boolean redelivered) {
        if (turns == null) {
            turns = new HashMap<>();
        }
        Turn before = turns.get(node);
        Turn now = before == null
                ? new Turn(1, 1, false)
                : before.failed && redelivered
                        ? new Turn(before.visit, before.attempt + 1, false)
                        : new Turn(before.visit + 1, 1, false);
        turns.put(node, now);
        return now;
    }

    /** Notes that a node's latest turn failed, so that a redelivery counts as an attempt of the same turn. */
    public synchronized void failed(String node) {
        if (turns != null) {
            turns.computeIfPresent(node, (id, turn) -> new Turn(turn.visit, turn.attempt, true));
        }
    }

    /**
     * A node's turn in one scope.
     *
     * @param visit 1 for the first pass through the node
     * @param attempt 1 for the first try of this pass
     * @param failed whether that try has failed
     */
    public record Turn(int visit, int attempt, boolean failed) {}
}
