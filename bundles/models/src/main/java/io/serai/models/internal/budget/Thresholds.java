package io.serai.models.internal.budget;

import static io.serai.store.account.AccountTables.*;

import io.serai.api.event.EventBus;
import io.serai.store.Database;
import io.serai.store.account.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Tells, once in each period, that a part of a budget is spent. What was told is in the period's row, changed only from
 * what it was, so that of several hubs one tells it.
 */
final class Thresholds {
    private static final int LOOKED_AT = 500;
    private static final int ALL = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(ALL);

    private final Database database;
    private final EventBus bus;

    Thresholds(Database database, EventBus bus) {
        this.database = database;
        this.bus = bus;
    }

    /** Looks at the sums that have changed since the last time. */
    void look() {
        List<Record> changed = database.read(sql -> sql
                .select(BUDGET_ID, PERIOD, SPENT, RESERVED, RAISED)
                .from(PERIODS)
                .where(FRESH.eq(1))
                .limit(LOOKED_AT)
                .fetch()
                .stream()
                .map(Record.class::cast)
                .toList());
        for (Record period : changed) {
            Record budget = budget(period.get(BUDGET_ID));
            if (budget != null) {
                List<Integer> reached = numbers(budget.get(THRESHOLDS)).stream()
                        .filter(each -> isReached(period.get(SPENT), budget.get(AMOUNT), each))
                        .toList();
                tell(budget, period, reached);
            }
            seen(period);
        }
    }

    /** Something was refused: all that a budget has is as good as spent. */
    void exhausted(Refusal refusal) {
        Record period = period(refusal.budget(), refusal.period());
        Record budget = period == null ? null : budget(refusal.budget());
        if (period != null && budget != null && numbers(budget.get(THRESHOLDS)).contains(ALL)) {
            tell(budget, period, List.of(ALL));
        }
    }

    /** After the amount was raised, what is no longer reached can be told again. Part of the transaction that raised it. */
    static String stillReached(String raised, BigDecimal spent, BigDecimal amount) {
        return text(numbers(raised).stream()
                .filter(each -> isReached(spent, amount, each))
                .toList());
    }

    private static boolean isReached(BigDecimal spent, BigDecimal amount, int percent) {
        return spent.multiply(HUNDRED).compareTo(amount.multiply(BigDecimal.valueOf(percent))) >= 0;
    }

    private @Nullable Record budget(String id) {
        return database.read(sql -> sql.select(ID, TENANT, NAME, SCOPE, SUBJECT, AMOUNT, THRESHOLDS)
                .from(BUDGETS)
                .where(ID.eq(id))
                .fetchOne());
    }

    private @Nullable Record period(String budget, String period) {
        return database.read(sql -> sql.select(BUDGET_ID, PERIOD, SPENT, RESERVED, RAISED)
                .from(PERIODS)
                .where(BUDGET_ID.eq(budget))
                .and(PERIOD.eq(period))
                .fetchOne());
    }

    /** Each that was not told yet; whoever changes the row is the one to tell it. */
    private void tell(Record budget, Record period, List<Integer> reached) {
        List<Integer> told = numbers(period.get(RAISED));
        List<Integer> news =
                reached.stream().filter(each -> !told.contains(each)).sorted().toList();
        if (news.isEmpty()) {
            return;
        }
        List<Integer> all = new ArrayList<>(told);
        all.addAll(news);
        int mine = database.transact(sql -> sql.update(PERIODS)
                .set(RAISED, text(all))
                .where(BUDGET_ID.eq(period.get(BUDGET_ID)))
                .and(PERIOD.eq(period.get(PERIOD)))
                .and(RAISED.eq(period.get(RAISED)))
                .execute());
        if (mine == 1) {
            news.forEach(each -> publish(budget, period, each));
        } else {
            Record now = period(period.get(BUDGET_ID), period.get(PERIOD));
            if (now != null) {
                tell(budget, now, reached);
            }
        }
    }

    private void publish(Record budget, Record period, int percent) {
        bus.publish(budget.get(TENANT), "budgets", "budget.threshold", () -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("budget", budget.get(ID));
            data.put("name", budget.get(NAME));
            data.put("scope", budget.get(SCOPE));
            if (budget.get(SUBJECT) != null) {
                data.put("subject", budget.get(SUBJECT));
            }
            data.put("threshold", percent);
            data.put("period", period.get(PERIOD));
            data.put("amount", budget.get(AMOUNT));
            data.put("spent", period.get(SPENT));
            data.put("reserved", period.get(RESERVED));
            return data;
        });
    }

    private void seen(Record period) {
        database.transact(sql -> sql.update(PERIODS)
                .set(FRESH, 0)
                .where(BUDGET_ID.eq(period.get(BUDGET_ID)))
                .and(PERIOD.eq(period.get(PERIOD)))
                .and(SPENT.eq(period.get(SPENT)))
                .execute());
    }

    static List<Integer> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
    }

    static String text(List<Integer> numbers) {
        return numbers.stream().distinct().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
