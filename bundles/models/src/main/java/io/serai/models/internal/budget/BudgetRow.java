package io.serai.models.internal.budget;

import static io.serai.store.account.AccountTables.*;

import io.serai.store.account.Renewal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Between rows and budgets. */
final class BudgetRow {
    static final List<Field<?>> COLUMNS = List.of(
            ID,
            TENANT,
            NAME,
            SCOPE,
            SUBJECT,
            RENEWS,
            AMOUNT,
            EXHAUSTED,
            THRESHOLDS,
            ACTIVE,
            REVISION,
            CREATED_AT,
            UPDATED_AT,
            UPDATED_BY);

    private BudgetRow() {}

    /** With the sums of its present period. */
    static Budget read(DSLContext sql, Record row, Instant at) {
        Renewal renewal = Renewal.of(row.get(RENEWS));
        String now = renewal.period(at, null);
        Record sums = now == null
                ? null
                : sql.select(SPENT, RESERVED)
                        .from(PERIODS)
                        .where(BUDGET_ID.eq(row.get(ID)))
                        .and(PERIOD.eq(now))
                        .fetchOne();
        BigDecimal spent = now == null ? null : sums == null ? BigDecimal.ZERO : sums.get(SPENT);
        BigDecimal reserved = now == null ? null : sums == null ? BigDecimal.ZERO : sums.get(RESERVED);
        return new Budget(
                row.get(ID),
                row.get(NAME),
                row.get(SCOPE),
                row.get(SUBJECT),
                row.get(RENEWS),
                Money.shown(row.get(AMOUNT)),
                row.get(EXHAUSTED),
                Thresholds.numbers(row.get(THRESHOLDS)),
                row.get(ACTIVE) == 1,
                spent == null ? null : Money.shown(spent),
                reserved == null ? null : Money.shown(reserved),
                spent == null || reserved == null
                        ? null
                        : Money.shown(row.get(AMOUNT)
                                .subtract(spent)
                                .subtract(reserved)
                                .max(BigDecimal.ZERO)),
                renewal.next(at),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(UPDATED_BY),
                String.valueOf(row.get(REVISION)));
    }
}
