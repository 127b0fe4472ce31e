package io.serai.store.account;

import static io.serai.store.account.AccountTables.*;

import io.serai.api.budget.Spender;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A budget that counts for a spender, in its present period.
 *
 * @param waits whether those wait for whom it has nothing left
 * @param nextPeriod when it begins anew; null for never
 */
record Matching(
        String budget,
        String tenant,
        String name,
        BigDecimal amount,
        boolean waits,
        String period,
        @Nullable Instant nextPeriod) {

    /** All of them, in the order in which their rows may be locked. */
    static List<Matching> of(DSLContext sql, Spender spender, Instant at) {
        Condition scope = SCOPE.eq("tenant")
                .or(who("execution", spender.execution()))
                .or(who("workflow", spender.workflow()))
                .or(who("agent", spender.agent()))
                .or(who("person", spender.person()));
        List<Matching> all = new ArrayList<>();
        for (Record row : sql.select(ID, TENANT, NAME, RENEWS, AMOUNT, EXHAUSTED)
                .from(BUDGETS)
                .where(ACTIVE.eq(1))
                .and(TENANT.eq(spender.tenant()).and(scope).or(SCOPE.eq("hub")))
                .orderBy(ID)
                .fetch()) {
            Renewal renewal = Renewal.of(row.get(RENEWS));
            String period = renewal.period(at, spender.execution());
            if (period != null) {
                all.add(new Matching(
                        row.get(ID),
                        row.get(TENANT),
                        row.get(NAME),
                        row.get(AMOUNT),
                        row.get(EXHAUSTED).equals("wait"),
                        period,
                        renewal.next(at)));
            }
        }
        return all;
    }

    private static Condition who(String scope, @Nullable String subject) {
        return SCOPE.eq(scope).and(SUBJECT.eq(subject == null ? "" : subject));
    }
}
