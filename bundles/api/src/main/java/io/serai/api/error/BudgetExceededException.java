package io.serai.api.error;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nothing can be spent now: {@code budget.exceeded}. */
public final class BudgetExceededException extends RetryableException {
    private static final long serialVersionUID = 1L;

    private final String budget;
    private final boolean waits;
    private final @Nullable Instant nextPeriod;

    /**
     * @param budget its id
     * @param waits whether the budget wants its executions to wait; otherwise they fail
     * @param nextPeriod when there is money again by itself, or null for never
     */
    public BudgetExceededException(String budget, boolean waits, @Nullable Instant nextPeriod, String detail) {
        super("budget.exceeded", detail, null);
        this.budget = budget;
        this.waits = waits;
        this.nextPeriod = nextPeriod;
    }

    public String budget() {
        return budget;
    }

    public boolean waits() {
        return waits;
    }

    public @Nullable Instant nextPeriod() {
        return nextPeriod;
    }
}
