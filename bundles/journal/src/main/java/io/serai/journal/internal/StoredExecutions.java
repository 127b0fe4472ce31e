package io.serai.journal.internal;

import static io.serai.journal.internal.write.Tables.*;
import static org.jooq.impl.DSL.count;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionFilter;
import io.serai.api.execution.ExecutionStatus;
import io.serai.api.execution.Executions;
import io.serai.api.execution.Step;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.journal.internal.record.StepCodec;
import io.serai.journal.internal.record.StepCodec.NumberedStep;
import io.serai.journal.internal.record.StepCodec.Portion;
import io.serai.journal.internal.record.StepCodec.Store;
import io.serai.journal.internal.rest.ExecutionOperations.SeriesBucket;
import io.serai.store.Database;
import io.serai.store.Search;
import io.serai.store.account.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads executions from the store, and their unfinished steps from memory. */
final class StoredExecutions implements Executions {
    /** Comes after every id. */
    private static final String AFTER_ALL = "g";

    private final Database database;
    private final LiveRuns live;

    StoredExecutions(Database database, LiveRuns live) {
        this.database = database;
        this.live = live;
    }

    @Override
    public Page<Execution> list(ExecutionFilter filter, PageRequest page) {
        boolean oldestFirst = oldestFirst(page);
        Condition where = TENANT.eq(tenant()).and(wanted(filter));
        if (page.query() != null) {
            where = where.and(matches(page.query()));
        }
        if (page.cursor() != null) {
            where = where.and(oldestFirst ? ID.gt(page.cursor()) : ID.lt(page.cursor()));
        } else if (filter.workflow() == null && filter.statuses().isEmpty()) {
            // always true: without a bound, Derby sorts the whole table instead of reading the newest from the index
            where = where.and(ID.lt(AFTER_ALL));
        }
        Condition condition = where;
        List<Execution> rows = database.read(sql -> sql.select(ExecutionRow.COLUMNS)
                .from(EXECUTIONS)
                .where(condition)
                .orderBy(oldestFirst ? ID.asc() : ID.desc())
                .limit(page.limit() + 1)
                .fetch(ExecutionRow::read));
        boolean more = rows.size() > page.limit();
        List<Execution> items = more ? rows.subList(0, page.limit()) : rows;
        return new Page<>(items, more ? items.get(items.size() - 1).id() : null);
    }

    private static Condition wanted(ExecutionFilter filter) {
        Condition where = DSL.noCondition();
        if (filter.workflow() != null) {
            where = where.and(WORKFLOW_ID.eq(filter.workflow()));
        }
        if (!filter.statuses().isEmpty()) {
            Set<String> names = filter.statuses().stream().map(Enum::name).collect(Collectors.toSet());
            where = where.and(STATUS.in(names));
        }
        if (filter.from() != null) {
            where = where.and(ID.ge(TimeIds.first(filter.from())));
        }
        if (filter.to() != null) {
            where = where.and(ID.lt(TimeIds.first(filter.to())));
        }
        if (filter.parent() != null) {
            where = where.and(PARENT_ID.eq(filter.parent()));
        }
        if (filter.queue() != null) {
            where = where.and(
                    filter.queue().equals(Execution.DEFAULT_QUEUE) ? QUEUE.isNull() : QUEUE.eq(filter.queue()));
        }
        if (filter.correlationId() != null) {
            where = where.and(CORRELATION_ID.eq(filter.correlationId()));
        }
        if (filter.origin() != null) {
            where = where.and(ORIGIN_ID.eq(filter.origin()));
        }
        if (filter.deadLetters()) {
            where = where.and(DISCARDED_AT.isNull());
        }
        return where;
    }

    private static boolean oldestFirst(PageRequest page) {
        String sort = page.sort();
        if (sort == null || sort.equals("-createdAt")) {
            return false;
        }
        if (sort.equals("createdAt")) {
            return true;
        }
        throw new InvalidInputException(
                "page.sort", "Executions sort by createdAt or -createdAt, not by " + sort + ".");
    }

    private static Condition matches(String text) {
        return Search.contains(ID, text)
                .or(Search.contains(WORKFLOW_NAME, text))
                .or(Search.contains(TRIGGER_NAME, text))
                .or(Search.contains(CORRELATION_ID, text))
                .or(Search.contains(ERROR_MESSAGE, text));
    }

    @Override
    public Execution get(String id) {
        Record row = database.read(sql -> sql.select(ExecutionRow.COLUMNS)
                .select(INPUT, RESULT)
                .from(EXECUTIONS)
                .where(ID.eq(id))
                .and(TENANT.eq(tenant()))
                .fetchOne());
        if (row == null) {
            throw notFound(id);
        }
        return ExecutionRow.readWhole(row, this::payload, database.read(sql -> Ledger.cost(sql, id)));
    }

    @Override
    public Page<Step> steps(String id, PageRequest page) {
        // memory first: what leaves it meanwhile is then in the store, and what the store says counts more
        Run run = live.find(id);
        List<NumberedStep> inMemory = run == null ? List.of() : run.lines.live();
        Record stored = database.read(sql -> {
            Record row = sql.select(ID, INPUT, RESULT)
                    .from(EXECUTIONS)
                    .where(ID.eq(id))
                    .and(TENANT.eq(tenant()))
                    .fetchOne();
            if (row == null) {
                throw notFound(id);
            }
            return row;
        });
        byte[] input = stored.get(INPUT);
        byte[] result = stored.get(RESULT);
        Map<Integer, NumberedStep> byNumber = new TreeMap<>();
        portions(id, input).forEach(portion -> portion.steps().forEach(step -> byNumber.put(step.number(), step)));
        inMemory.forEach(step -> byNumber.put(step.number(), step));
        if (result != null) {
            StepCodec.unpack(result, input, Store.NONE).steps().forEach(step -> byNumber.put(step.number(), step));
        }
        List<NumberedStep> all = new ArrayList<>(byNumber.values());
        return page(all, page);
    }

    /** The journal of an execution as far as it left memory before the end, in the order of writing. */
    private List<Portion> portions(String id, byte @Nullable [] input) {
        return database
                .read(sql -> sql.select(ENTRIES)
                        .from(JOURNAL)
                        .where(EXECUTION_ID.eq(id))
                        .orderBy(SEQ)
                        .fetch(ENTRIES))
                .stream()
                .map(entries -> StepCodec.unpack(entries, input, Store.NONE))
                .toList();
    }

    private static Page<Step> page(List<NumberedStep> all, PageRequest page) {
        int after = page.cursor() == null ? -1 : number(page.cursor());
        List<NumberedStep> rest = all.stream()
                .filter(step -> step.number() > after)
                .limit(page.limit() + 1L)
                .toList();
        boolean more = rest.size() > page.limit();
        List<NumberedStep> items = more ? rest.subList(0, page.limit()) : rest;
        return new Page<>(
                items.stream().map(NumberedStep::step).toList(),
                more ? String.valueOf(items.get(items.size() - 1).number()) : null);
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("page.cursor", "That cursor is not one this list gave.");
        }
    }

    @Override
    public Map<ExecutionStatus, Long> counts(Instant since) {
        Map<ExecutionStatus, Long> counts = new EnumMap<>(ExecutionStatus.class);
        database.read(sql -> sql.select(STATUS, count().cast(Long.class).as("n"))
                        .from(EXECUTIONS)
                        .where(TENANT.eq(tenant()))
                        .and(ID.ge(TimeIds.first(since)))
                        .groupBy(STATUS)
                        .fetch())
                .forEach(row -> counts.put(ExecutionStatus.valueOf(row.value1()), row.value2()));
        return counts;
    }

    /** How many executions were begun in each of equal parts of a time span, by how they stand now. */
    List<SeriesBucket> series(Instant from, Instant to, int buckets) {
        long width = Math.max(1, (to.toEpochMilli() - from.toEpochMilli()) / buckets);
        List<SeriesBucket> series = new ArrayList<>(buckets);
        for (int i = 0; i < buckets; i++) {
            Instant begin = from.plusMillis(i * width);
            Instant end = i == buckets - 1 ? to : begin.plusMillis(width);
            Map<String, Integer> counts = database.read(sql -> sql.select(STATUS, count())
                    .from(EXECUTIONS)
                    .where(TENANT.eq(tenant()))
                    .and(ID.ge(TimeIds.first(begin)))
                    .and(ID.lt(TimeIds.first(end)))
                    .groupBy(STATUS)
                    .fetchMap(STATUS, count()));
            int failed = counts.getOrDefault("FAILED", 0);
            int completed = counts.getOrDefault("COMPLETED", 0);
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            series.add(new SeriesBucket(begin, completed, failed, all - completed - failed));
        }
        return series;
    }

    /** A large value; null if it is gone. */
    byte @Nullable [] payload(String id) {
        return database.read(
                sql -> sql.select(CONTENT).from(PAYLOADS).where(ID.eq(id)).fetchOne(CONTENT));
    }

    /** The keys of what an execution was charged for, whatever the tenant. */
    Set<String> charged(String id) {
        return database.read(sql -> Ledger.keys(sql, id));
    }

    /** For the journal itself, whatever the tenant. */
    ExecutionStatus status(String id) {
        String status = database.read(
                sql -> sql.select(STATUS).from(EXECUTIONS).where(ID.eq(id)).fetchOne(STATUS));
        return status == null ? ExecutionStatus.CANCELLED : ExecutionStatus.valueOf(status);
    }

    private static NotFoundException notFound(String id) {
        return new NotFoundException("execution.not-found", "There is no execution " + id + ".");
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }
}
