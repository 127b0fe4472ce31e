package io.serai.models.internal.budget;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes; see {@link Budget}.
 *
 * @param period null for {@code total}
 * @param onExhaustion null for {@code wait}
 * @param thresholds null for 50, 75, 90 and 100
 * @param active null for true
 */
public record BudgetDraft(
        @Nullable String name,
        @Nullable String scope,
        @Nullable String subject,
        @Nullable String period,
        @Nullable BigDecimal amount,
        @Nullable String onExhaustion,
        @Nullable List<Integer> thresholds,
        @Nullable Boolean active) {
    private static final List<Integer> THRESHOLDS = List.of(50, 75, 90, 100);
    private static final Set<String> ALL = Set.of("hub", "tenant");
    private static final Set<String> ONE = Set.of("person", "agent", "workflow", "execution");
    private static final Set<String> PERIODS = Set.of("run", "daily", "weekly", "monthly", "yearly", "total");
    private static final Set<String> EXHAUSTIONS = Set.of("wait", "fail");
    private static final int LONGEST = 200;
    private static final int MOST_THRESHOLDS = 10;
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);

    /** The same with nothing left out. */
    BudgetDraft complete() {
        BudgetDraft whole = new BudgetDraft(
                name,
                scope,
                subject == null || subject.isBlank() ? null : subject,
                period == null ? "total" : period,
                amount,
                onExhaustion == null ? "wait" : onExhaustion,
                thresholds == null ? THRESHOLDS : thresholds,
                active == null || active);
        List<Violation> wrong = whole.violations();
        if (!wrong.isEmpty()) {
            Violation first = wrong.get(0);
            throw new InvalidInputException(
                    "budget.draft", "The budget's " + first.field() + " " + first.message() + ".", wrong);
        }
        return whole;
    }

    private List<Violation> violations() {
        List<Violation> wrong = new ArrayList<>();
        if (name == null || name.isBlank() || name.length() > LONGEST) {
            wrong.add(new Violation("name", "must be 1 to 200 characters"));
        }
        if (scope == null || !ALL.contains(scope) && !ONE.contains(scope)) {
            wrong.add(new Violation("scope", "must be tenant, person, agent, workflow, execution or hub"));
        } else if (ONE.contains(scope) && (subject == null || subject.length() > LONGEST)) {
            wrong.add(new Violation("subject", "must say which " + scope + " it is for"));
        } else if (ALL.contains(scope) && subject != null) {
            wrong.add(new Violation("subject", "must be left out, since the budget is for all"));
        }
        if (!PERIODS.contains(String.valueOf(period))) {
            wrong.add(new Violation("period", "must be run, daily, weekly, monthly, yearly or total"));
        }
        if (!EXHAUSTIONS.contains(String.valueOf(onExhaustion))) {
            wrong.add(new Violation("onExhaustion", "must be wait or fail"));
        }
        if (!isAmount(amount)) {
            wrong.add(new Violation("amount", "must be more than 0 and at most 100,000,000 dollars"));
        }
        if (thresholds != null
                && (thresholds.size() > MOST_THRESHOLDS
                        || thresholds.stream().anyMatch(each -> each == null || each < 1 || each > 100))) {
            wrong.add(new Violation("thresholds", "must be at most 10 numbers from 1 to 100"));
        }
        return wrong;
    }

    static boolean isAmount(@Nullable BigDecimal amount) {
        return amount != null && amount.signum() > 0 && amount.compareTo(MOST) <= 0;
    }
}
