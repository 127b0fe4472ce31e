package io.serai.store.account;

import static io.serai.store.account.AccountTables.*;
import static org.jooq.impl.DSL.sum;

import io.serai.api.budget.Charge;
import io.serai.api.budget.Spender;
import io.serai.store.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The account: what is set aside, given back and spent. Each method is a part of the transaction that it is called in.
 * Rows are locked in one order (reservations that go, then periods by budget), so that callers wait for one another but
 * never in a circle.
 */
public final class Ledger {
    private static final int LONGEST_KEY = 250;
    private static final int LONGEST_STEP = 240;

    private Ledger() {}

    /**
     * Sets an amount aside in every budget that counts for the spender.
     *
     * @return the first budget that has less left: then the transaction must be undone; null if all is well, or if the
     *     key has a reservation already
     * @throws org.jooq.exception.DataAccessException a duplicate if another transaction began the same period in this
     *     moment: try again
     */
    public static @Nullable Refusal reserve(DSLContext sql, String key, Spender spender, BigDecimal most, Instant at) {
        String shortKey = shortKey(key);
        if (sql.fetchExists(RESERVATIONS, CHARGE_KEY.eq(shortKey))) {
            return null;
        }
        BigDecimal amount = money(most);
        List<Matching> budgets = Matching.of(sql, spender, at);
        for (Matching budget : budgets) {
            if (add(sql, budget, amount) == 0) {
                if (!sql.fetchExists(PERIODS, BUDGET_ID.eq(budget.budget()).and(PERIOD.eq(budget.period())))) {
                    Periods.insert(sql, budget.budget(), budget.period(), budget.tenant(), BigDecimal.ZERO);
                    if (add(sql, budget, amount) == 1) {
                        continue;
                    }
                }
                return new Refusal(
                        budget.budget(),
                        budget.name(),
                        budget.amount(),
                        budget.waits(),
                        budget.period(),
                        budget.nextPeriod());
            }
        }
        for (Matching budget : budgets) {
            sql.insertInto(RESERVATIONS, CHARGE_KEY, BUDGET_ID, PERIOD, TENANT, EXECUTION_ID, AMOUNT, RESERVED_AT)
                    .values(
                            shortKey,
                            budget.budget(),
                            budget.period(),
                            spender.tenant(),
                            spender.execution(),
                            amount,
                            Times.now())
                    .execute();
        }
        return null;
    }

    private static int add(DSLContext sql, Matching budget, BigDecimal amount) {
        return sql.update(PERIODS)
                .set(RESERVED, RESERVED.add(amount))
                .where(BUDGET_ID.eq(budget.budget()))
                .and(PERIOD.eq(budget.period()))
                .and(SPENT.add(RESERVED).add(amount).le(budget.amount()))
                .execute();
    }

    /** Gives back what was set aside under a key. */
    public static void release(DSLContext sql, String key) {
        giveBack(sql, CHARGE_KEY.eq(shortKey(key)));
    }

    /** Gives back what an execution set aside and did not spend. */
    public static void releaseAll(DSLContext sql, String execution) {
        giveBack(sql, EXECUTION_ID.eq(execution));
    }

    /** @param reservations which */
    public static int giveBack(DSLContext sql, Condition reservations) {
        Periods periods = new Periods();
        int given = giveBack(sql, reservations, periods).size();
        periods.write(sql);
        return given;
    }

    private static List<Record> giveBack(DSLContext sql, Condition which, Periods periods) {
        List<Record> given = new ArrayList<>();
        for (Record reservation : sql.select(CHARGE_KEY, BUDGET_ID, PERIOD, TENANT, AMOUNT)
                .from(RESERVATIONS)
                .where(which)
                .orderBy(CHARGE_KEY, BUDGET_ID)
                .fetch()) {
            int deleted = sql.deleteFrom(RESERVATIONS)
                    .where(CHARGE_KEY.eq(reservation.get(CHARGE_KEY)))
                    .and(BUDGET_ID.eq(reservation.get(BUDGET_ID)))
                    .execute();
            if (deleted == 1) { // else somebody else has just given it back
                periods.giveBack(reservation);
                given.add(reservation);
            }
        }
        return given;
    }

    /** Writes what was spent and settles it with what was set aside. What is there already is left out. */
    public static void charge(DSLContext sql, Collection<Charge> charges) {
        if (charges.isEmpty()) {
            return;
        }
        Map<String, Charge> fresh = new LinkedHashMap<>();
        charges.forEach(charge -> fresh.putIfAbsent(shortKey(charge.key()), charge));
        List<String> keys = padded(fresh.keySet());
        Condition ofThese = CHARGE_KEY.in(keys);
        fresh.keySet()
                .removeAll(sql.select(CHARGE_KEY).from(CHARGES).where(ofThese).fetch(CHARGE_KEY));
        insert(sql, fresh);
        Periods periods = new Periods();
        giveBack(sql, ofThese, periods);
        Map<Spender, List<Matching>> budgets = new HashMap<>();
        for (Charge charge : fresh.values()) {
            budgets.computeIfAbsent(charge.spender(), spender -> Matching.of(sql, spender, charge.at()))
                    .forEach(budget -> periods.spend(budget, money(charge.cost())));
        }
        periods.write(sql);
    }

    private static void insert(DSLContext sql, Map<String, Charge> charges) {
        if (charges.isEmpty()) {
            return;
        }
        BatchBindStep batch = sql.batch(sql.insertInto(
                        CHARGES,
                        CHARGE_KEY,
                        TENANT,
                        EXECUTION_ID,
                        PATH,
                        WORKFLOW_ID,
                        AGENT,
                        PERSON,
                        PROVIDER,
                        MODEL,
                        OPERATION,
                        INPUT_TOKENS,
                        CACHED_TOKENS,
                        OUTPUT_TOKENS,
                        COST,
                        LATENCY_MILLIS,
                        CHARGED_AT)
                .values(
                        (String) null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        for (Map.Entry<String, Charge> entry : charges.entrySet()) {
            Charge charge = entry.getValue();
            Spender spender = charge.spender();
            batch = batch.bind(
                    entry.getKey(),
                    spender.tenant(),
                    cut(spender.execution(), 36),
                    cut(path(charge), 1000),
                    cut(spender.workflow(), 36),
                    cut(spender.agent(), 200),
                    cut(spender.person(), 200),
                    cut(charge.provider(), 200),
                    cut(charge.model(), 200),
                    cut(charge.operation(), 100),
                    charge.inputTokens(),
                    charge.cachedTokens(),
                    charge.outputTokens(),
                    money(charge.cost()),
                    charge.latencyMillis(),
                    charge.at());
        }
        batch.execute();
    }

    /** The step's, from the key of a step's call: the execution's id, the path, and which call of it. */
    private static @Nullable String path(Charge charge) {
        String execution = charge.spender().execution();
        String key = charge.key();
        int end = key.lastIndexOf('!');
        return execution != null && key.startsWith(execution + "/") && end > 0
                ? key.substring(execution.length(), end)
                : null;
    }

    /** What an execution has cost so far; null if nothing was charged. */
    public static @Nullable BigDecimal cost(DSLContext sql, String execution) {
        return sql.select(sum(COST))
                .from(CHARGES)
                .where(EXECUTION_ID.eq(execution))
                .fetchOne(sum(COST));
    }

    /** The keys of what an execution was charged for. */
    public static Set<String> keys(DSLContext sql, String execution) {
        return new HashSet<>(sql.select(CHARGE_KEY)
                .from(CHARGES)
                .where(EXECUTION_ID.eq(execution))
                .fetch(CHARGE_KEY));
    }

    /** The key of one of the calls of a step, which are numbered from 1. */
    public static String key(String step, int number) {
        return shortened(step, LONGEST_STEP) + "!" + number;
    }

    /** As the tables hold it: as it is, or if it is long, its beginning and a sign of the rest. */
    public static String shortKey(String key) {
        return shortened(key, LONGEST_KEY);
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        String rest =
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        return text.substring(0, longest - rest.length() - 1) + "~" + rest;
    }

    /** To the ninth place, never less than it is. */
    public static BigDecimal money(BigDecimal amount) {
        return amount.setScale(SCALE, RoundingMode.UP);
    }

    /** So many that there are few different statements. */
    private static List<String> padded(Collection<String> keys) {
        List<String> all = new ArrayList<>(keys);
        String last = all.get(all.size() - 1);
        while (Integer.bitCount(all.size()) > 1) {
            all.add(last);
        }
        return all;
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
