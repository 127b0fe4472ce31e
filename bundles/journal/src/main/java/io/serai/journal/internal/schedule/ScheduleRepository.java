package io.serai.journal.internal.schedule;

import static io.serai.journal.internal.schedule.Tables.*;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.min;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.operation.PageRequest;
import io.serai.api.schedule.ScheduleFilter;
import io.serai.store.Database;
import io.serai.store.Search;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Schedules in the store. */
final class ScheduleRepository {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            TENANT,
            ORIGIN,
            NAME,
            WORKFLOW_ID,
            WORKFLOW_NAME,
            CRON,
            EVERY_MILLIS,
            TIME_ZONE,
            INPUT,
            MISSED,
            PREDECESSORS,
            ENABLED,
            DESCRIPTION,
            NEXT_AT,
            LAST_DUE_AT,
            REVISION,
            CREATED_AT,
            UPDATED_AT,
            UPDATED_BY);

    private final Database database;

    ScheduleRepository(Database database) {
        this.database = database;
    }

    /** Ordered by name, then id; one more than asked for, so that the caller sees the end. */
    List<ScheduleRow> list(String tenant, ScheduleFilter filter, PageRequest page) {
        Condition where = TENANT.eq(tenant);
        if (filter.workflow() != null) {
            where = where.and(WORKFLOW_ID.eq(filter.workflow()));
        }
        if (filter.enabled() != null) {
            where = where.and(ENABLED.eq(filter.enabled() ? 1 : 0));
        }
        if (page.query() != null) {
            String text = page.query();
            where = where.and(Search.contains(NAME, text).or(Search.contains(WORKFLOW_NAME, text)));
        }
        ScheduleRow last =
                page.cursor() == null ? null : find(tenant, page.cursor()).orElse(null);
        if (last != null) {
            String name = last.name().toLowerCase(Locale.ROOT);
            where = where.and(lower(NAME).gt(name).or(lower(NAME).eq(name).and(ID.gt(last.id()))));
        }
        return select(where, page.limit() + 1);
    }

    Optional<ScheduleRow> find(String tenant, String id) {
        return select(TENANT.eq(tenant).and(ID.eq(id)), 1).stream().findFirst();
    }

    /** Whatever the tenant. */
    Optional<ScheduleRow> find(String id) {
        return select(ID.eq(id), 1).stream().findFirst();
    }

    Optional<ScheduleRow> ofOrigin(String tenant, String origin) {
        return select(TENANT.eq(tenant).and(ORIGIN.eq(origin)), 1).stream().findFirst();
    }

    /** Those in a workflow's text. */
    List<ScheduleRow> declaredBy(String tenant, String workflow) {
        return select(TENANT.eq(tenant).and(WORKFLOW_ID.eq(workflow)), Integer.MAX_VALUE).stream()
                .filter(ScheduleRow::declared)
                .toList();
    }

    /** Those that wait for others, in a tenant, or in all of them for null. */
    List<ScheduleRow> waiting(@Nullable String tenant) {
        Condition where = PREDECESSORS.ne("[]");
        return select(tenant == null ? where : where.and(TENANT.eq(tenant)), Integer.MAX_VALUE);
    }

    /** @param tasks the built-in tasks that this hub can do */
    List<ScheduleRow> due(Instant now, Collection<String> tasks, int limit) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(SCHEDULES)
                .where(NEXT_AT.le(now).and(possible(tasks)))
                .orderBy(NEXT_AT, ID)
                .limit(limit)
                .fetch(ScheduleRepository::row));
    }

    @Nullable
    Instant earliest(Collection<String> tasks) {
        Field<Instant> earliest = min(NEXT_AT);
        return database.read(sql -> sql.select(earliest)
                .from(SCHEDULES)
                .where(NEXT_AT.isNotNull().and(possible(tasks)))
                .fetchOne(earliest));
    }

    private static Condition possible(Collection<String> tasks) {
        return WORKFLOW_ID
                .isNotNull()
                .or(ORIGIN.in(tasks.stream().map(ScheduleRow::originOfHub).toList()));
    }

    private List<ScheduleRow> select(Condition where, int limit) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(SCHEDULES)
                .where(where)
                .orderBy(lower(NAME), ID)
                .limit(limit)
                .fetch(ScheduleRepository::row));
    }

    void insert(ScheduleRow row) {
        Map<Field<?>, Object> values = values(row);
        values.put(ID, row.id());
        values.put(TENANT, row.tenant());
        values.put(ORIGIN, row.origin());
        values.put(CREATED_AT, row.createdAt());
        database.transact(sql -> sql.insertInto(SCHEDULES).set(values).execute());
    }

    /** Writes everything but the id; false if somebody else wrote since that revision was read. */
    boolean update(ScheduleRow row, int readRevision) {
        return database.transact(sql -> sql.update(SCHEDULES)
                        .set(values(row))
                        .where(ID.eq(row.id()).and(REVISION.eq(readRevision)))
                        .execute())
                == 1;
    }

    /**
     * Takes a due time up; false if somebody else did, or changed the schedule meanwhile.
     *
     * @param next when it is due then
     */
    boolean advance(ScheduleRow row, @Nullable Instant next, Instant due) {
        Condition asRead = ID.eq(row.id())
                .and(REVISION.eq(row.revision()))
                .and(ENABLED.eq(1))
                .and(row.nextAt() == null ? NEXT_AT.isNull() : NEXT_AT.eq(row.nextAt()))
                .and(row.lastDueAt() == null ? LAST_DUE_AT.isNull() : LAST_DUE_AT.eq(row.lastDueAt()));
        return database.transact(sql -> sql.update(SCHEDULES)
                        .set(NEXT_AT, next)
                        .set(LAST_DUE_AT, due)
                        .where(asRead)
                        .execute())
                == 1;
    }

    void delete(String id) {
        database.transact(sql -> {
            sql.deleteFrom(RUNS).where(SCHEDULE_ID.eq(id)).execute();
            return sql.deleteFrom(SCHEDULES).where(ID.eq(id)).execute();
        });
    }

    private static Map<Field<?>, Object> values(ScheduleRow row) {
        Map<Field<?>, Object> values = new LinkedHashMap<>();
        values.put(NAME, row.name());
        values.put(WORKFLOW_ID, row.workflowId());
        values.put(WORKFLOW_NAME, row.workflowName());
        values.put(CRON, row.cron());
        values.put(EVERY_MILLIS, row.everyMillis());
        values.put(TIME_ZONE, row.timeZone());
        values.put(INPUT, row.input() == null ? null : write(row.input()));
        values.put(MISSED, row.missed());
        values.put(PREDECESSORS, write(row.after()));
        values.put(ENABLED, row.enabled() ? 1 : 0);
        values.put(DESCRIPTION, row.description());
        values.put(NEXT_AT, row.nextAt());
        values.put(LAST_DUE_AT, row.lastDueAt());
        values.put(REVISION, row.revision());
        values.put(UPDATED_AT, row.updatedAt());
        values.put(UPDATED_BY, row.updatedBy());
        return values;
    }

    private static ScheduleRow row(Record row) {
        String input = row.get(INPUT);
        return new ScheduleRow(
                row.get(ID),
                row.get(TENANT),
                row.get(ORIGIN),
                row.get(NAME),
                row.get(WORKFLOW_ID),
                row.get(WORKFLOW_NAME),
                row.get(CRON),
                row.get(EVERY_MILLIS),
                row.get(TIME_ZONE),
                input == null ? null : read(input, new TypeReference<Object>() {}),
                row.get(MISSED),
                read(row.get(PREDECESSORS), new TypeReference<List<String>>() {}),
                row.get(ENABLED) == 1,
                row.get(DESCRIPTION),
                row.get(NEXT_AT),
                row.get(LAST_DUE_AT),
                row.get(REVISION),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(UPDATED_BY));
    }

    private static String write(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A JSON tree cannot be written", e);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A stored JSON text cannot be read", e);
        }
    }
}
