package io.serai.journal.internal.write;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The journal's tables, as V2__workflows.sql makes them. */
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
    public static final Field<byte[]> INPUT = field("input_data", byte[].class);
    public static final Field<byte[]> RESULT = field("result_data", byte[].class);

    public static final Table<Record> JOURNAL = table("journal");
    public static final Field<String> EXECUTION_ID = field("execution_id", String.class);
    public static final Field<Integer> SEQ = field("seq", Integer.class);
    public static final Field<byte[]> ENTRIES = field("entries", byte[].class);

    public static final Table<Record> EXECUTION_KEYS = table("execution_keys");

    private Tables() {}
}
