package io.serai.store.account;

import static io.serai.store.account.AccountTables.*;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What is to be added to the sums of budgets' periods; written in one order, so that nobody blocks another for good. */
final class Periods {
    private final Map<Key, Sums> sums = new TreeMap<>();

    private record Key(String budget, String period) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int budgets = budget.compareTo(other.budget);
            return budgets != 0 ? budgets : period.compareTo(other.period);
        }
    }

    private record Sums(String tenant, BigDecimal spent, BigDecimal reserved) {
        Sums plus(Sums more) {
            return new Sums(tenant, spent.add(more.spent), reserved.add(more.reserved));
        }
    }

    void spend(Matching budget, BigDecimal cost) {
        add(budget.budget(), budget.period(), new Sums(budget.tenant(), cost, BigDecimal.ZERO));
    }

    /** @param reservation a row of that table that was just deleted */
    void giveBack(Record reservation) {
        add(
                reservation.get(BUDGET_ID),
                reservation.get(PERIOD),
                new Sums(
                        reservation.get(TENANT),
                        BigDecimal.ZERO,
                        reservation.get(AMOUNT).negate()));
    }

    private void add(String budget, String period, Sums more) {
        sums.merge(new Key(budget, period), more, Sums::plus);
    }

    void write(DSLContext sql) {
        sums.forEach((key, more) -> {
            int changed = sql.update(PERIODS)
                    .set(SPENT, SPENT.add(more.spent))
                    .set(RESERVED, RESERVED.add(more.reserved))
                    .set(FRESH, 1)
                    .where(BUDGET_ID.eq(key.budget))
                    .and(PERIOD.eq(key.period))
                    .execute();
            if (changed == 0 && more.spent.signum() > 0) {
                insert(sql, key.budget, key.period, more.tenant, more.spent);
            }
        });
    }

    /** Begins a period. */
    static void insert(DSLContext sql, String budget, String period, String tenant, BigDecimal spent) {
        sql.insertInto(PERIODS, BUDGET_ID, PERIOD, TENANT, SPENT, RESERVED, RAISED, FRESH)
                .values(budget, period, tenant, spent, BigDecimal.ZERO, "", 1)
                .execute();
    }
}
