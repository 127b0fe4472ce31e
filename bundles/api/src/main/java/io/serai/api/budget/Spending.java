package io.serai.api.budget;

import io.serai.api.error.BudgetExceededException;
import java.math.BigDecimal;

/**
 * The account that every call of a model goes through: first reserved, then charged or released. Thread-safe; each call
 * here is one short transaction.
 */
public interface Spending {
    /**
     * Sets aside the most that a call can cost, in every budget that counts for the spender, or in none.
     * The same key again, after a crash, is the same reservation.
     *
     * @param most in US dollars
     * @throws BudgetExceededException if a budget that refuses or waits has less left
     */
    void reserve(String key, Spender spender, BigDecimal most);

    /** The subject of the wait of a step whose reservation was refused; see {@link io.serai.api.execution.Wakeups}. */
    static String waitsFor(String key) {
        return "budget#" + key;
    }

    /** Gives back what was set aside; nothing happens if there is nothing. */
    void release(String key);

    /**
     * Settles a call that is no step of an execution. The charge of a step goes with the step's record, in the same
     * transaction: see {@code io.serai.camel.suspend.Charges}.
     */
    void charge(Charge charge);
}
