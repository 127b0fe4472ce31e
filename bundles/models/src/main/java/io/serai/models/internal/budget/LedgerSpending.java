package io.serai.models.internal.budget;

import io.serai.api.budget.Charge;
import io.serai.api.budget.Spender;
import io.serai.api.budget.Spending;
import io.serai.api.error.BudgetExceededException;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.account.Ledger;
import io.serai.store.account.Refusal;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import org.jooq.exception.DataAccessException;

/** The account, as those use it who call models. */
final class LedgerSpending implements Spending {
    /** So often two may begin the same period in the same moment. */
    private static final int TRIES = 5;

    private final Database database;
    private final InstantSource clock;
    private final Queue queue;
    private final Thresholds thresholds;

    LedgerSpending(Database database, InstantSource clock, Queue queue, Thresholds thresholds) {
        this.database = database;
        this.clock = clock;
        this.queue = queue;
        this.thresholds = thresholds;
    }

    /** Undoes the transaction in which a budget had not enough left. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final transient Refusal refusal;

        RefusedException(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }
    }

    @Override
    public void reserve(String key, Spender spender, BigDecimal most) {
        if (most.signum() < 0) {
            throw new IllegalArgumentException("What is set aside must not be less than nothing: " + most);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                tryToReserve(key, spender, most);
                return;
            } catch (DataAccessException e) {
                if (attempt == TRIES || !Duplicates.isDuplicate(e)) {
                    throw e;
                }
            }
        }
    }

    private void tryToReserve(String key, Spender spender, BigDecimal most) {
        try {
            database.transact(sql -> {
                Refusal refusal = Ledger.reserve(sql, key, spender, most, clock.instant());
                if (refusal != null) {
                    throw new RefusedException(refusal);
                }
                return Boolean.TRUE;
            });
        } catch (RefusedException e) {
            refused(key, spender, most, e.refusal);
        }
    }

    private void refused(String key, Spender spender, BigDecimal most, Refusal refusal) {
        if (refusal.waits() && spender.execution() != null) {
            queue.add(key, spender, most, refusal);
        }
        thresholds.exhausted(refusal);
        String amount = refusal.amount().stripTrailingZeros().toPlainString();
        String then = refusal.nextPeriod() != null
                ? "Raise it, or wait until its next period begins at " + refusal.nextPeriod() + "."
                : "Raise it to go on.";
        throw new BudgetExceededException(
                refusal.budget(),
                refusal.waits(),
                refusal.nextPeriod(),
                "The budget " + refusal.name() + " of $" + amount + " has less than $"
                        + most.stripTrailingZeros().toPlainString() + " left. " + then);
    }

    @Override
    public void release(String key) {
        database.transact(sql -> {
            Ledger.release(sql, key);
            return Boolean.TRUE;
        });
    }

    @Override
    public void charge(Charge charge) {
        database.transact(sql -> {
            Ledger.charge(sql, List.of(charge));
            return Boolean.TRUE;
        });
    }
}
