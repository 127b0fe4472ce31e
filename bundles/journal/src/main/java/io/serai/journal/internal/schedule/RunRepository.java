package io.serai.journal.internal.schedule;

import static io.serai.journal.internal.schedule.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;

import io.serai.api.schedule.ScheduleRun;
import io.serai.store.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Firings in the store. */
final class RunRepository {
    private static final int MAX_DETAIL = 1000;
    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELLED");
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            TENANT,
            SCHEDULE_ID,
            DUE_AT,
            FIRED_AT,
            MANUAL,
            NODE,
            ATTEMPT_AT,
            ATTEMPTS,
            EXECUTION_ID,
            OUTCOME,
            DETAIL,
            ENDED_AT);

    private final Database database;

    RunRepository(Database database) {
        this.database = database;
    }

    void insert(RunRow row) {
        database.transact(sql -> sql.insertInto(RUNS)
                .set(ID, row.id())
                .set(TENANT, row.tenant())
                .set(SCHEDULE_ID, row.scheduleId())
                .set(DUE_AT, row.dueAt())
                .set(FIRED_AT, row.firedAt())
                .set(MANUAL, row.manual() ? 1 : 0)
                .set(NODE, row.node())
                .set(ATTEMPT_AT, row.attemptAt())
                .set(ATTEMPTS, row.attempts())
                .set(EXECUTION_ID, row.executionId())
                .set(OUTCOME, row.outcome())
                .set(DETAIL, row.detail())
                .set(ENDED_AT, row.endedAt())
                .execute());
    }

    Optional<RunRow> find(String id) {
        return select(ID.eq(id), 1).stream().findFirst();
    }

    /** The latest first; one more than asked for. */
    List<RunRow> history(String schedule, @Nullable String below, int limit) {
        Condition where = SCHEDULE_ID.eq(schedule);
        return select(below == null ? where : where.and(ID.lt(below)), limit + 1);
    }

    private List<RunRow> select(Condition where, int limit) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(RUNS)
                .where(where)
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(RunRepository::row));
    }

    /** The latest of each schedule that has one. */
    Map<String, ScheduleRun> latest(Collection<String> schedules) {
        Map<String, ScheduleRun> latest = new HashMap<>();
        Field<String> newest = max(ID);
        database.read(sql -> sql.select(COLUMNS)
                        .from(RUNS)
                        .where(ID.in(sql.select(newest)
                                .from(RUNS)
                                .where(SCHEDULE_ID.in(schedules))
                                .groupBy(SCHEDULE_ID)))
                        .fetch(RunRepository::row))
                .forEach(run -> latest.put(run.scheduleId(), run.shown()));
        return latest;
    }

    /** Those to begin, by now; the longest due first. */
    List<RunRow> toStart(Instant now, int limit) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(RUNS)
                .where(OUTCOME.eq(RunRow.STARTING).and(ATTEMPT_AT.le(now)))
                .orderBy(ATTEMPT_AT, ID)
                .limit(limit)
                .fetch(RunRepository::row));
    }

    @Nullable
    Instant earliestAttempt() {
        Field<Instant> earliest = min(ATTEMPT_AT);
        return database.read(sql -> sql.select(earliest)
                .from(RUNS)
                .where(OUTCOME.eq(RunRow.STARTING))
                .fetchOne(earliest));
    }

    /** Takes a firing up; false if somebody else has. Until that time nobody else will. */
    boolean take(RunRow row, String node, Instant until) {
        Condition asRead = ID.eq(row.id())
                .and(OUTCOME.eq(RunRow.STARTING))
                .and(ATTEMPTS.eq(row.attempts()))
                .and(row.attemptAt() == null ? ATTEMPT_AT.isNull() : ATTEMPT_AT.eq(row.attemptAt()));
        return database.transact(sql -> sql.update(RUNS)
                        .set(NODE, node)
                        .set(ATTEMPTS, row.attempts() + 1)
                        .set(ATTEMPT_AT, until)
                        .where(asRead)
                        .execute())
                == 1;
    }

    void postpone(String id, Instant until, String why) {
        database.transact(sql -> sql.update(RUNS)
                .set(ATTEMPT_AT, until)
                .set(DETAIL, cut(why))
                .where(ID.eq(id).and(OUTCOME.eq(RunRow.STARTING)))
                .execute());
    }

    void begun(String id, @Nullable String execution) {
        database.transact(sql -> sql.update(RUNS)
                .set(OUTCOME, RunRow.RUNNING)
                .set(EXECUTION_ID, execution)
                .setNull(ATTEMPT_AT)
                .setNull(DETAIL)
                .where(ID.eq(id).and(OUTCOME.eq(RunRow.STARTING)))
                .execute());
    }

    void ended(String id, String outcome, @Nullable String detail, Instant at) {
        database.transact(sql -> sql.update(RUNS)
                .set(OUTCOME, outcome)
                .set(DETAIL, detail == null ? null : cut(detail))
                .set(ENDED_AT, at)
                .setNull(ATTEMPT_AT)
                .where(ID.eq(id).and(OUTCOME.in(RunRow.STARTING, RunRow.RUNNING)))
                .execute());
    }

    /** What this hub had taken up when it stopped: it may be begun again at once; a built-in task has failed. */
    void takeBack(String node, Instant now) {
        database.transact(sql -> {
            sql.update(RUNS)
                    .set(OUTCOME, RunRow.FAILED)
                    .set(DETAIL, "The hub stopped meanwhile.")
                    .set(ENDED_AT, now)
                    .where(OUTCOME.eq(RunRow.RUNNING).and(EXECUTION_ID.isNull()).and(NODE.eq(node)))
                    .execute();
            return sql.update(RUNS)
                    .set(ATTEMPT_AT, now)
                    .where(OUTCOME.eq(RunRow.STARTING).and(NODE.eq(node)))
                    .execute();
        });
    }

    /** Whether a built-in task runs, on any hub. */
    boolean runs(String schedule) {
        return database.read(sql -> sql.fetchExists(
                sql.selectOne().from(RUNS).where(SCHEDULE_ID.eq(schedule).and(OUTCOME.eq(RunRow.RUNNING)))));
    }

    /** A firing whose execution has ended, which the firing does not say yet. */
    record Ended(
            String id,
            String execution,
            String status,
            @Nullable String error,
            @Nullable Instant at) {}

    List<Ended> endedMeanwhile(int limit) {
        Field<String> id = field(name("schedule_runs", "id"), String.class);
        return database.read(sql -> sql.select(id, EXECUTION, EXECUTION_STATUS, EXECUTION_ERROR, EXECUTION_ENDED)
                .from(RUNS)
                .join(EXECUTIONS)
                .on(EXECUTION.eq(EXECUTION_ID))
                .where(OUTCOME.eq(RunRow.RUNNING).and(EXECUTION_STATUS.in(ENDED)))
                .orderBy(EXECUTION_ENDED)
                .limit(limit)
                .fetch(row -> new Ended(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }

    /** When each of these schedules completed last; without those that never did. */
    Map<String, Instant> completions(Collection<String> schedules) {
        Field<Instant> last = max(ENDED_AT);
        return database.read(sql -> sql.select(SCHEDULE_ID, last)
                .from(RUNS)
                .where(SCHEDULE_ID.in(schedules).and(OUTCOME.eq(RunRow.COMPLETED)))
                .groupBy(SCHEDULE_ID)
                .fetchMap(SCHEDULE_ID, last));
    }

    private static String cut(String text) {
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL);
    }

    private static RunRow row(Record row) {
        return new RunRow(
                row.get(ID),
                row.get(TENANT),
                row.get(SCHEDULE_ID),
                row.get(DUE_AT),
                row.get(FIRED_AT),
                row.get(MANUAL) == 1,
                row.get(NODE),
                row.get(ATTEMPT_AT),
                row.get(ATTEMPTS),
                row.get(EXECUTION_ID),
                row.get(OUTCOME),
                row.get(DETAIL),
                row.get(ENDED_AT));
    }
}
