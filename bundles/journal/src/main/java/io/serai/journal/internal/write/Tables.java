package io.serai.journal.internal.write;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The journal's tables, as V2__workflows.sql, V4__durable.sql and V8__queues.sql make them. */
public final class Tables {
    public static final Table<Record> EXECUTIONS = table("executions");
    public static final Field<String> ID = field("id", String.class);
    public static final Field<String> TENANT = field("tenant", String.class);
    public static final Field<String> WORKFLOW_ID = field("workflow_id", String.class);
    public static final Field<String> WORKFLOW_NAME = field("workflow_name", String.class);
    public static final Field<Integer> VERSION = field("version", Integer.class);
    public static final Field<String> PLUGINS = field("plugins", String.class);
    public static final Field<String> STATUS = field("status", String.class);
    public static final Field<String> TRIGGER_KIND = field("trigger_kind", String.class);
    public static final Field<String> TRIGGER_NAME = field("trigger_name", String.class);
    public static final Field<String> TRIGGER_CALLER = field("trigger_caller", String.class);
    public static final Field<Integer> PRIORITY = field("priority", Integer.class);
    public static final Field<String> OWNER = field("owner", String.class);
    public static final Field<LocalDateTime> CREATED_AT = field("created_at", LocalDateTime.class);
    public static final Field<LocalDateTime> ENDED_AT = field("ended_at", LocalDateTime.class);
    public static final Field<Long> DURATION_MICROS = field("duration_micros", Long.class);
    public static final Field<String> PARENT_ID = field("parent_id", String.class);
    public static final Field<String> CORRELATION_ID = field("correlation_id", String.class);
    public static final Field<String> IDEMPOTENCY_KEY = field("idempotency_key", String.class);
    public static final Field<String> ERROR_TYPE = field("error_type", String.class);
    public static final Field<String> ERROR_MESSAGE = field("error_message", String.class);
    public static final Field<String> ERROR_PATH = field("error_path", String.class);
    public static final Field<String> ERROR_NODE = field("error_node", String.class);
    public static final Field<String> ERROR_CLASS = field("error_class", String.class);
    public static final Field<String> QUEUE = field("queue_name", String.class);
    public static final Field<String> ENTRY_ROUTE = field("entry_route", String.class);
    public static final Field<String> PARENT_PATH = field("parent_path", String.class);
    public static final Field<String> ORIGIN_ID = field("origin_id", String.class);
    public static final Field<String> ORIGIN_KIND = field("origin_kind", String.class);
    public static final Field<LocalDateTime> STARTED_AT = field("started_at", LocalDateTime.class);
    public static final Field<Integer> RETRIES = field("retries", Integer.class);
    public static final Field<LocalDateTime> DISCARDED_AT = field("discarded_at", LocalDateTime.class);
    public static final Field<byte[]> INPUT = field("input_data", byte[].class);
    public static final Field<byte[]> RESULT = field("result_data", byte[].class);

    public static final Table<Record> JOURNAL = table("journal");
    public static final Field<String> EXECUTION_ID = field("execution_id", String.class);
    public static final Field<Integer> SEQ = field("seq", Integer.class);
    public static final Field<byte[]> ENTRIES = field("entries", byte[].class);

    public static final Table<Record> WAITS = table("waits");
    public static final Field<String> PATH = field("path", String.class);
    public static final Field<String> KIND = field("kind", String.class);
    public static final Field<String> SUBJECT = field("subject", String.class);
    public static final Field<String> STATE = field("state", String.class);
    public static final Field<LocalDateTime> DUE_AT = field("due_at", LocalDateTime.class);
    public static final Field<String> ATTRIBUTES = field("attributes", String.class);
    public static final Field<byte[]> BODY = field("body", byte[].class);
    public static final Field<LocalDateTime> DECIDED_AT = field("decided_at", LocalDateTime.class);
    public static final Field<String> DECIDED_BY = field("decided_by", String.class);
    public static final Field<String> VERDICT = field("verdict", String.class);
    public static final Field<String> REMARK = field("remark", String.class);
    public static final Field<String> DECISION_DATA = field("decision_data", String.class);

    public static final Table<Record> PAYLOADS = table("payloads");
    public static final Field<byte[]> CONTENT = field("content", byte[].class);

    public static final Table<Record> EVENTS = table("execution_events");
    public static final Field<LocalDateTime> HAPPENED_AT = field("happened_at", LocalDateTime.class);
    public static final Field<String> EVENT_TYPE = field("event_type", String.class);
    public static final Field<String> DETAIL = field("detail", String.class);

    public static final Table<Record> EXECUTION_KEYS = table("execution_keys");

    private Tables() {}
}
