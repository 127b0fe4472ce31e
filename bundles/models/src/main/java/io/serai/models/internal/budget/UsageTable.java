package io.serai.models.internal.budget;

import static io.serai.store.account.AccountTables.*;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.sum;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.models.internal.budget.UsageSummary.Group;
import io.serai.store.Database;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What was spent, for the current caller's tenant. */
final class UsageTable {
    private static final Field<LocalDate> DAY = field("cast(charged_at as date)", LocalDate.class);
    private static final Map<String, Field<?>> GROUPS = Map.of(
            "model", MODEL,
            "provider", PROVIDER,
            "workflow", WORKFLOW_ID,
            "agent", AGENT,
            "person", PERSON,
            "execution", EXECUTION_ID,
            "operation", OPERATION,
            "day", DAY);
    private static final int MOST_GROUPS = 1000;

    private final Database database;

    UsageTable(Database database) {
        this.database = database;
    }

    /** The latest first. */
    Page<Usage> list(UsageFilter filter, PageRequest page) {
        Condition where = filter.of(tenant());
        if (page.cursor() != null) {
            where = where.and(before(page.cursor()));
        }
        Condition condition = where;
        List<Usage> rows = database.read(sql -> sql.select(
                        CHARGE_KEY,
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
                .from(CHARGES)
                .where(condition)
                .orderBy(CHARGED_AT.desc(), CHARGE_KEY.desc())
                .limit(page.limit() + 1)
                .fetch(UsageTable::usage));
        boolean more = rows.size() > page.limit();
        List<Usage> items = more ? rows.subList(0, page.limit()) : rows;
        Usage last = more ? items.get(items.size() - 1) : null;
        return new Page<>(items, last == null ? null : last.at() + " " + last.key());
    }

    private static Condition before(String cursor) {
        int space = cursor.indexOf(' ');
        try {
            Instant at = Instant.parse(cursor.substring(0, Math.max(0, space)));
            return CHARGED_AT.lt(at).or(CHARGED_AT.eq(at).and(CHARGE_KEY.lt(cursor.substring(space + 1))));
        } catch (DateTimeParseException e) {
            throw new InvalidInputException("page.cursor", "That cursor is not one this list gave.");
        }
    }

    private static Usage usage(Record row) {
        return new Usage(
                row.get(CHARGE_KEY),
                row.get(EXECUTION_ID),
                row.get(PATH),
                row.get(WORKFLOW_ID),
                row.get(AGENT),
                row.get(PERSON),
                row.get(PROVIDER),
                row.get(MODEL),
                row.get(OPERATION),
                row.get(INPUT_TOKENS),
                row.get(CACHED_TOKENS),
                row.get(OUTPUT_TOKENS),
                Money.shown(row.get(COST)),
                row.get(LATENCY_MILLIS),
                row.get(CHARGED_AT));
    }

    UsageSummary summary(UsageFilter filter, @Nullable String by) {
        String name = by == null ? "model" : by;
        Field<?> group = GROUPS.get(name);
        if (group == null) {
            throw new InvalidInputException(
                    "usage.by",
                    "Usage is summed up by model, provider, workflow, agent, person, operation, day or execution, not by "
                            + name + ".");
        }
        Condition where = filter.of(tenant());
        List<Group> items = new ArrayList<>(database.read(sql -> sql.select(
                        group,
                        count(),
                        sum(INPUT_TOKENS),
                        sum(CACHED_TOKENS),
                        sum(OUTPUT_TOKENS),
                        sum(COST),
                        sum(LATENCY_MILLIS))
                .from(CHARGES)
                .where(where)
                .groupBy(group)
                .fetch(UsageTable::group)));
        items.sort(
                name.equals("day")
                        ? Comparator.comparing(item -> String.valueOf(item.value()))
                        : Comparator.comparing(Group::cost).reversed());
        return new UsageSummary(
                name, items.size() > MOST_GROUPS ? List.copyOf(items.subList(0, MOST_GROUPS)) : items, total(items));
    }

    private static Group group(Record row) {
        long calls = row.get(1, Long.class);
        Object value = row.get(0);
        return new Group(
                value == null ? null : value.toString(),
                calls,
                row.get(2, Long.class),
                row.get(3, Long.class),
                row.get(4, Long.class),
                Money.shown(row.get(5, BigDecimal.class)),
                row.get(6, Long.class) / Math.max(1, calls));
    }

    private static Group total(List<Group> groups) {
        long calls = 0;
        long input = 0;
        long cached = 0;
        long output = 0;
        long latency = 0;
        BigDecimal cost = BigDecimal.ZERO;
        for (Group group : groups) {
            calls += group.calls();
            input += group.inputTokens();
            cached += group.cachedTokens();
            output += group.outputTokens();
            latency += group.averageLatencyMillis() * group.calls();
            cost = cost.add(group.cost());
        }
        return new Group(null, calls, input, cached, output, Money.shown(cost), latency / Math.max(1, calls));
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }
}
