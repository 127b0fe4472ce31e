package io.serai.journal.internal;

import io.serai.api.budget.Charge;
import io.serai.camel.suspend.Charges;
import io.serai.store.account.Ledger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What the steps of one execution have spent: what is still to be written, and which keys were used. */
final class Spent {
    private List<Charge> unwritten = List.of();
    /** Of charges; null while nobody has asked for a key, of which most executions need none. */
    private @Nullable Set<String> used;

    private boolean closed;

    /** Keeps what a step has spent until it is recorded; if nothing more is recorded of the execution, writes it now. */
    static void take(Run run, Exchange exchange, StepListener listener) {
        List<Charge> charges = Charges.take(exchange);
        if (charges != null && !run.spent.add(charges)) {
            listener.spent(run, charges);
        }
    }

    /** @return false if the last were taken already */
    private synchronized boolean add(List<Charge> charges) {
        if (used == null) {
            used = new HashSet<>();
        }
        for (Charge charge : charges) {
            used.add(Ledger.shortKey(charge.key()));
        }
        if (closed) {
            return false;
        }
        if (unwritten.isEmpty()) {
            unwritten = new ArrayList<>();
        }
        unwritten.addAll(charges);
        return true;
    }

    /**
     * The first key of a step that no charge has.
     *
     * @param step the key of the step's call
     * @param earlier the keys of charges of earlier passes
     * @param held whether the exchange has a charge with such a key
     */
    synchronized String key(String step, Supplier<Set<String>> earlier, Predicate<String> held) {
        if (used == null) {
            used = new HashSet<>(earlier.get());
        }
        int number = 1;
        while (true) {
            String key = Ledger.key(step, number);
            if (!used.contains(key) && !held.test(key)) {
                return key;
            }
            number++;
        }
    }

    /** Whether anything was perhaps set aside. */
    synchronized boolean any() {
        return used != null;
    }

    synchronized boolean hasUnwritten() {
        return !unwritten.isEmpty();
    }

    synchronized List<Charge> take() {
        List<Charge> taken = unwritten;
        unwritten = List.of();
        return taken;
    }

    /** The last: what comes later is written at once. */
    synchronized List<Charge> takeLast() {
        closed = true;
        return take();
    }
}
