package io.serai.journal.internal.schedule;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.serai.store.Times;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of schedules, as V6__schedules.sql makes them. */
final class Tables {
    static final Table<Record> SCHEDULES = table("schedules");
    static final Field<String> ID = field("id", String.class);
    static final Field<String> TENANT = field("tenant", String.class);
    static final Field<String> ORIGIN = field("origin", String.class);
    static final Field<String> NAME = field("name", String.class);
    static final Field<String> WORKFLOW_ID = field("workflow_id", String.class);
    static final Field<String> WORKFLOW_NAME = field("workflow_name", String.class);
    static final Field<String> CRON = field("cron", String.class);
    static final Field<Long> EVERY_MILLIS = field("every_millis", Long.class);
    static final Field<String> TIME_ZONE = field("time_zone", String.class);
    static final Field<String> INPUT = field("input_data", String.class);
    static final Field<String> MISSED = field("missed", String.class);
    static final Field<String> PREDECESSORS = field("predecessors", String.class);
    static final Field<Integer> ENABLED = field("enabled", Integer.class);
    static final Field<String> DESCRIPTION = field("description", String.class);
    static final Field<Instant> NEXT_AT = field("next_at", Times.TIMESTAMP);
    static final Field<Instant> LAST_DUE_AT = field("last_due_at", Times.TIMESTAMP);
    static final Field<Integer> REVISION = field("revision", Integer.class);
    static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);
    static final Field<Instant> UPDATED_AT = field("updated_at", Times.TIMESTAMP);
    static final Field<String> UPDATED_BY = field("updated_by", String.class);

    static final Table<Record> RUNS = table("schedule_runs");
    static final Field<String> SCHEDULE_ID = field("schedule_id", String.class);
    static final Field<Instant> DUE_AT = field("due_at", Times.TIMESTAMP);
    static final Field<Instant> FIRED_AT = field("fired_at", Times.TIMESTAMP);
    static final Field<Integer> MANUAL = field("manual", Integer.class);
    static final Field<String> NODE = field("node", String.class);
    static final Field<Instant> ATTEMPT_AT = field("attempt_at", Times.TIMESTAMP);
    static final Field<Integer> ATTEMPTS = field("attempts", Integer.class);
    static final Field<String> EXECUTION_ID = field("execution_id", String.class);
    static final Field<String> OUTCOME = field("outcome", String.class);
    static final Field<String> DETAIL = field("detail", String.class);
    static final Field<Instant> ENDED_AT = field("ended_at", Times.TIMESTAMP);

    /** What is read of executions. */
    static final Table<Record> EXECUTIONS = table("executions");

    static final Field<String> EXECUTION = field(name("executions", "id"), String.class);
    static final Field<String> EXECUTION_STATUS = field(name("executions", "status"), String.class);
    static final Field<Instant> EXECUTION_ENDED = field(name("executions", "ended_at"), Times.TIMESTAMP);
    static final Field<String> EXECUTION_ERROR = field(name("executions", "error_message"), String.class);

    private Tables() {}
}
