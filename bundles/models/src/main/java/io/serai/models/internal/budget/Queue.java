package io.serai.models.internal.budget;

import static io.serai.store.account.AccountTables.*;

import io.serai.api.budget.Spender;
import io.serai.api.budget.Spending;
import io.serai.api.execution.Wakeups;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Times;
import io.serai.store.account.Ledger;
import io.serai.store.account.Refusal;
import io.serai.store.account.Renewal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The steps that wait for a budget, the longest first. Looked at now and then, so that no top-up, and nothing that was
 * given back, is ever missed: woken are those for which there is enough now.
 */
final class Queue {
    private static final int LOOKED_AT = 1000;
    /** A step that was woken has tried again by then. */
    private static final Duration TRIES_WITHIN = Duration.ofSeconds(30);

    private final Database database;
    private final InstantSource clock;
    private final Wakeups wakeups;

    Queue(Database database, InstantSource clock, Wakeups wakeups) {
        this.database = database;
        this.clock = clock;
        this.wakeups = wakeups;
    }

    /** A step is about to wait. */
    void add(String key, Spender spender, BigDecimal most, Refusal refusal) {
        try {
            database.transact(sql -> {
                int changed = sql.update(WAITS)
                        .set(BUDGET_ID, refusal.budget())
                        .set(PERIOD, refusal.period())
                        .set(AMOUNT, Ledger.money(most))
                        .setNull(WOKEN_AT)
                        .where(CHARGE_KEY.eq(Ledger.shortKey(key)))
                        .execute();
                if (changed == 0) {
                    sql.insertInto(WAITS, CHARGE_KEY, TENANT, BUDGET_ID, PERIOD, EXECUTION_ID, AMOUNT, WAITING_SINCE)
                            .values(
                                    Ledger.shortKey(key),
                                    spender.tenant(),
                                    refusal.budget(),
                                    refusal.period(),
                                    spender.execution(),
                                    Ledger.money(most),
                                    Times.now())
                            .execute();
                }
                return changed;
            });
        } catch (DataAccessException e) {
            if (!Duplicates.isDuplicate(e)) {
                throw e;
            }
        }
    }

    /** Wakes those for which there is enough. */
    void look() {
        List<Record> waiting = database.read(sql -> sql
                .select(CHARGE_KEY, TENANT, BUDGET_ID, PERIOD, EXECUTION_ID, AMOUNT, WOKEN_AT)
                .from(WAITS)
                .orderBy(WAITING_SINCE, CHARGE_KEY)
                .limit(LOOKED_AT)
                .fetch()
                .stream()
                .map(Record.class::cast)
                .toList());
        Map<String, Left> left = new HashMap<>();
        for (Record row : waiting) {
            if (isOver(row)) {
                delete(row);
                continue;
            }
            Left has = left.computeIfAbsent(row.get(BUDGET_ID) + " " + row.get(PERIOD), key -> left(row));
            if (has.isEnoughFor(row.get(AMOUNT))) {
                has.take(row.get(AMOUNT));
                wake(row);
            }
        }
    }

    /** What a budget has left in the period that was spent; null for anything if it no longer makes anybody wait. */
    private static final class Left {
        private @Nullable BigDecimal amount;

        Left(@Nullable BigDecimal amount) {
            this.amount = amount;
        }

        boolean isEnoughFor(BigDecimal wanted) {
            return amount == null || amount.compareTo(wanted) >= 0;
        }

        void take(BigDecimal wanted) {
            if (amount != null) {
                amount = amount.subtract(wanted);
            }
        }
    }

    private Left left(Record row) {
        return database.read(sql -> {
            Record budget = sql.select(RENEWS, AMOUNT, EXHAUSTED)
                    .from(BUDGETS)
                    .where(ID.eq(row.get(BUDGET_ID)))
                    .and(ACTIVE.eq(1))
                    .fetchOne();
            if (budget == null
                    || !budget.get(EXHAUSTED).equals("wait")
                    || !row.get(PERIOD)
                            .equals(Renewal.of(budget.get(RENEWS)).period(clock.instant(), row.get(EXECUTION_ID)))) {
                return new Left(null);
            }
            Record period = sql.select(SPENT, RESERVED)
                    .from(PERIODS)
                    .where(BUDGET_ID.eq(row.get(BUDGET_ID)))
                    .and(PERIOD.eq(row.get(PERIOD)))
                    .fetchOne();
            BigDecimal amount = budget.get(AMOUNT);
            return new Left(
                    period == null ? amount : amount.subtract(period.get(SPENT)).subtract(period.get(RESERVED)));
        });
    }

    /** It has got its money, or its execution has ended. */
    private boolean isOver(Record row) {
        return database.read(sql -> sql.fetchExists(RESERVATIONS, CHARGE_KEY.eq(row.get(CHARGE_KEY)))
                || sql.fetchExists(CHARGES, CHARGE_KEY.eq(row.get(CHARGE_KEY)))
                || sql.fetchExists(
                        Orphans.EXECUTIONS, ID.eq(row.get(EXECUTION_ID)).and(Orphans.ENDED_AT.isNotNull())));
    }

    private void delete(Record row) {
        database.transact(sql ->
                sql.deleteFrom(WAITS).where(CHARGE_KEY.eq(row.get(CHARGE_KEY))).execute());
    }

    private void wake(Record row) {
        Instant now = Times.now();
        int mine = database.transact(sql -> sql.update(WAITS)
                .set(WOKEN_AT, now)
                .where(CHARGE_KEY.eq(row.get(CHARGE_KEY)))
                .and(WOKEN_AT.isNull().or(WOKEN_AT.lt(now.minus(TRIES_WITHIN))))
                .execute());
        if (mine == 1 && wakeups.wake(row.get(TENANT), Spending.waitsFor(row.get(CHARGE_KEY))) == 0) {
            // its wait is not written yet: the next look finds it
            database.transact(sql -> sql.update(WAITS)
                    .setNull(WOKEN_AT)
                    .where(CHARGE_KEY.eq(row.get(CHARGE_KEY)))
                    .and(WOKEN_AT.eq(now))
                    .execute());
        }
    }
}
