package io.serai.journal.internal;

import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What a replay is to find out: how the exchange was after a step, or whether a step is reached. */
final class Look {
    private final @Nullable String at;
    private final boolean before;
    private final boolean open;
    private @Nullable Outcome seen;
    private @Nullable String unrecorded;
    private boolean reached;

    private Look(@Nullable String at, boolean before, boolean open) {
        this.at = at;
        this.before = before;
        this.open = open;
    }

    /** How the exchange is as far as it came. */
    static Look asFarAsItCame() {
        return new Look(null, false, true);
    }

    /** How the exchange is after a step; or before it, if it has not ended. */
    static Look after(String path, boolean open) {
        return new Look(path, false, open);
    }

    /** Whether a step is reached; every branch goes as far as it can. */
    static Look whether(String path) {
        return new Look(path, true, false);
    }

    synchronized boolean stopsBefore(String path) {
        if (before && path.equals(at)) {
            reached = true;
            return true;
        }
        return false;
    }

    /** True if it was looked for. */
    synchronized boolean passes(String path, Exchange exchange) {
        return !before && path.equals(at) && see(exchange);
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

    synchronized boolean reached() {
        return reached;
    }
}
