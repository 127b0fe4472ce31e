package io.serai.models.internal.budget;

import static io.serai.store.account.AccountTables.*;

import io.serai.api.error.ConflictException;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Ids;
import io.serai.store.Search;
import io.serai.store.Times;
import io.serai.store.account.Ledger;
import io.serai.store.account.Renewal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Budgets as people keep them. What changes counts from the next call on. */
final class StoredBudgets {
    private final Database database;
    private final InstantSource clock;
    private final Runnable changed;

    /** @param changed called after each change */
    StoredBudgets(Database database, InstantSource clock, Runnable changed) {
        this.database = database;
        this.clock = clock;
        this.changed = changed;
    }

    /** By name. */
    Page<Budget> list(PageRequest page) {
        if (page.sort() != null && !page.sort().equals("name")) {
            throw new InvalidInputException("page.sort", "Budgets sort by name, not by " + page.sort() + ".");
        }
        Condition where = TENANT.eq(tenant());
        if (page.query() != null) {
            where = where.and(Search.contains(NAME, page.query()));
        }
        if (page.cursor() != null) {
            where = where.and(NAME.gt(page.cursor()));
        }
        Condition condition = where;
        List<Budget> rows =
                database.read(sql -> sql
                        .select(BudgetRow.COLUMNS)
                        .from(BUDGETS)
                        .where(condition)
                        .orderBy(NAME)
                        .limit(page.limit() + 1)
                        .fetch()
                        .stream()
                        .map(row -> BudgetRow.read(sql, row, clock.instant()))
                        .toList());
        boolean more = rows.size() > page.limit();
        List<Budget> items = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(items, more ? items.get(items.size() - 1).name() : null);
    }

    Budget get(String id) {
        return database.read(sql -> BudgetRow.read(sql, row(sql, id), clock.instant()));
    }

    Budget create(@Nullable BudgetDraft given) {
        BudgetDraft draft = checked(given);
        String id = Ids.next();
        Instant now = Times.now();
        try {
            database.transact(sql -> sql.insertInto(BUDGETS)
                    .set(ID, id)
                    .set(TENANT, tenant())
                    .set(NAME, draft.name())
                    .set(SCOPE, draft.scope())
                    .set(SUBJECT, draft.subject())
                    .set(RENEWS, draft.period())
                    .set(AMOUNT, money(draft))
                    .set(EXHAUSTED, draft.onExhaustion())
                    .set(THRESHOLDS, thresholds(draft))
                    .set(ACTIVE, Boolean.TRUE.equals(draft.active()) ? 1 : 0)
                    .set(REVISION, 1)
                    .set(CREATED_AT, now)
                    .set(UPDATED_AT, now)
                    .set(UPDATED_BY, CallContext.currentCaller().name())
                    .execute());
        } catch (DataAccessException e) {
            throw clash(e, draft);
        }
        changed.run();
        return get(id);
    }

    Budget update(String id, @Nullable BudgetDraft given, @Nullable String etag) {
        BudgetDraft draft = checked(given);
        try {
            database.transact(sql -> {
                Record row = row(sql, id);
                int revision = row.get(REVISION);
                if (etag != null && !etag.equals(String.valueOf(revision))) {
                    throw stale();
                }
                if (!row.get(SCOPE).equals(draft.scope())
                        || !Objects.equals(row.get(SUBJECT), draft.subject())
                        || !row.get(RENEWS).equals(draft.period())) {
                    throw new InvalidInputException(
                            "budget.scope-fixed",
                            "What a budget is for, and its period, cannot be changed; make another budget.");
                }
                int rows = sql.update(BUDGETS)
                        .set(NAME, draft.name())
                        .set(AMOUNT, money(draft))
                        .set(EXHAUSTED, draft.onExhaustion())
                        .set(THRESHOLDS, thresholds(draft))
                        .set(ACTIVE, Boolean.TRUE.equals(draft.active()) ? 1 : 0)
                        .set(REVISION, revision + 1)
                        .set(UPDATED_AT, Times.now())
                        .set(UPDATED_BY, CallContext.currentCaller().name())
                        .where(ID.eq(id))
                        .and(REVISION.eq(revision))
                        .execute();
                if (rows == 0) {
                    throw stale();
                }
                raised(sql, row, money(draft));
                return rows;
            });
        } catch (DataAccessException e) {
            throw clash(e, draft);
        }
        changed.run();
        return get(id);
    }

    /** Raises the amount of this period and of all that follow. */
    Budget topUp(String id, @Nullable BigDecimal more) {
        if (more == null || !BudgetDraft.isAmount(more)) {
            throw new InvalidInputException(
                    "budget.amount", "Say by how many dollars to raise the budget: {\"amount\": 5}.");
        }
        database.transact(sql -> {
            Record row = row(sql, id);
            int rows = sql.update(BUDGETS)
                    .set(AMOUNT, AMOUNT.add(Ledger.money(more)))
                    .set(REVISION, REVISION.add(1))
                    .set(UPDATED_AT, Times.now())
                    .set(UPDATED_BY, CallContext.currentCaller().name())
                    .where(ID.eq(id))
                    .execute();
            raised(sql, row, row.get(AMOUNT).add(Ledger.money(more)));
            return rows;
        });
        changed.run();
        return get(id);
    }

    /** What was told of its parts, and is no longer so, can be told again. */
    private void raised(DSLContext sql, Record budget, BigDecimal amount) {
        if (amount.compareTo(budget.get(AMOUNT)) <= 0) {
            return;
        }
        Condition open = Renewal.of(budget.get(RENEWS)) == Renewal.RUN
                ? BUDGET_ID.eq(budget.get(ID))
                : BUDGET_ID.eq(budget.get(ID)).and(PERIOD.eq(period(budget)));
        for (Record period : sql.select(PERIOD, SPENT, RAISED)
                .from(PERIODS)
                .where(open)
                .and(RAISED.ne(""))
                .fetch()) {
            sql.update(PERIODS)
                    .set(RAISED, Thresholds.stillReached(period.get(RAISED), period.get(SPENT), amount))
                    .set(FRESH, 1)
                    .where(BUDGET_ID.eq(budget.get(ID)))
                    .and(PERIOD.eq(period.get(PERIOD)))
                    .and(RAISED.eq(period.get(RAISED)))
                    .execute();
        }
    }

    /** What was spent stays in the usage. */
    void delete(String id) {
        database.transact(sql -> {
            row(sql, id);
            // first what reservations still point to: those who give back find nothing, and that is well
            sql.deleteFrom(RESERVATIONS).where(BUDGET_ID.eq(id)).execute();
            sql.deleteFrom(PERIODS).where(BUDGET_ID.eq(id)).execute();
            return sql.deleteFrom(BUDGETS).where(ID.eq(id)).execute();
        });
        changed.run();
    }

    private BudgetDraft checked(@Nullable BudgetDraft draft) {
        if (draft == null) {
            throw new InvalidInputException("budget.draft", "The body must be a budget with a name, scope and amount.");
        }
        BudgetDraft whole = draft.complete();
        if ("hub".equals(whole.scope()) && !tenant().equals(Caller.DEFAULT_TENANT)) {
            throw new ForbiddenException(
                    "budget.hub",
                    "Only the hub's own tenant keeps budgets for the whole hub; keep one for the tenant.");
        }
        return whole;
    }

    private static Record row(DSLContext sql, String id) {
        Record row = sql.select(BudgetRow.COLUMNS)
                .from(BUDGETS)
                .where(ID.eq(id))
                .and(TENANT.eq(tenant()))
                .fetchOne();
        if (row == null) {
            throw new NotFoundException("budget.not-found", "There is no budget " + id + ".");
        }
        return row;
    }

    private @Nullable String period(Record row) {
        return Renewal.of(row.get(RENEWS)).period(clock.instant(), null);
    }

    private static BigDecimal money(BudgetDraft draft) {
        return Ledger.money(Objects.requireNonNull(draft.amount()));
    }

    private static String thresholds(BudgetDraft draft) {
        return Thresholds.text(Objects.requireNonNull(draft.thresholds()));
    }

    private static RuntimeException clash(DataAccessException e, BudgetDraft draft) {
        return Duplicates.isDuplicate(e)
                ? new ConflictException("budget.exists", "There is a budget " + draft.name() + " already.")
                : e;
    }

    private static PreconditionException stale() {
        return new PreconditionException(
                "budget.changed-meanwhile", "Somebody changed this budget since you read it; read it again.");
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }
}
