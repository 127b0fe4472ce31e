package io.serai.journal.internal;

import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What a replay is to find out: how the exchange was after a step, or whether a step is reached. */
final class Look {
    private final @Nullable String at;
    private final Set<String> stops;
    private final boolean open;
    private @Nullable Outcome seen;
    private @Nullable String unrecorded;
    private final Set<String> reached = new HashSet<>();

    private Look(@Nullable String at, Set<String> stops, boolean open) {
        this.at = at;
        this.stops = stops;
        this.open = open;
    }

    /** How the exchange is as far as it came. */
    static Look asFarAsItCame() {
        return new Look(null, Set.of(), true);
    }

    /** How the exchange is after a step; or before it, if it has not ended. */
    static Look after(String path, boolean open) {
        return new Look(path, Set.of(), open);
    }

    /** Which of these steps are reached; every branch goes as far as it can, or up to one of them. */
    static Look whether(Set<String> paths) {
        return new Look(null, Set.copyOf(paths), false);
    }

    synchronized boolean stopsBefore(String path) {
        if (!stops.contains(path)) {
            return false;
        }
        reached.add(path);
        return true;
    }

    /** True if it was looked for. */
    synchronized boolean passes(String path, Exchange exchange) {
        return path.equals(at) && see(exchange);
    }

    /** A step that is not recorded, where a branch ends; true if nothing beyond it is looked for. */
    synchronized boolean unrecorded(String path, Exchange exchange) {
        if (unrecorded == null) {
            unrecorded = path;
        }
        return open && (at == null || at.equals(path)) && see(exchange);
    }

    private boolean see(Exchange exchange) {
        if (seen == null) {
            seen = ExchangeState.empty().outcome(Outcome.INPUT, exchange);
        }
        return true;
    }

    /** The exchange as it was; null if the step was not reached. */
    synchronized @Nullable Outcome seen() {
        return seen;
    }

    /** The first step that a branch could not go beyond; null if there is none. */
    synchronized @Nullable String unrecorded() {
        return unrecorded;
    }

    synchronized Set<String> reached() {
        return Set.copyOf(reached);
    }
}
