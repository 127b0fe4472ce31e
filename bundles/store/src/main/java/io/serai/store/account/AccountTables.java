package io.serai.store.account;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Times;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables of V19__budgets.sql. */
public final class AccountTables {
    private static final int DIGITS = 18;
    /** Places after the point of an amount of US dollars. */
    public static final int SCALE = 9;

    private static final DataType<BigDecimal> MONEY = SQLDataType.DECIMAL(DIGITS, SCALE);

    public static final Table<Record> CHARGES = table("charges");
    public static final Field<String> CHARGE_KEY = field("charge_key", String.class);
    public static final Field<String> TENANT = field("tenant", String.class);
    public static final Field<String> EXECUTION_ID = field("execution_id", String.class);
    public static final Field<String> PATH = field("path", String.class);
    public static final Field<String> WORKFLOW_ID = field("workflow_id", String.class);
    public static final Field<String> AGENT = field("agent", String.class);
    public static final Field<String> PERSON = field("person", String.class);
    public static final Field<String> PROVIDER = field("provider", String.class);
    public static final Field<String> MODEL = field("model", String.class);
    public static final Field<String> OPERATION = field("operation", String.class);
    public static final Field<Long> INPUT_TOKENS = field("input_tokens", Long.class);
    public static final Field<Long> CACHED_TOKENS = field("cached_tokens", Long.class);
    public static final Field<Long> OUTPUT_TOKENS = field("output_tokens", Long.class);
    public static final Field<BigDecimal> COST = field("cost", MONEY);
    public static final Field<Long> LATENCY_MILLIS = field("latency_millis", Long.class);
    public static final Field<Instant> CHARGED_AT = field("charged_at", Times.TIMESTAMP);

    public static final Table<Record> BUDGETS = table("budgets");
    public static final Field<String> ID = field("id", String.class);
    public static final Field<String> NAME = field("name", String.class);
    public static final Field<String> SCOPE = field("scope", String.class);
    public static final Field<String> SUBJECT = field("subject", String.class);
    public static final Field<String> RENEWS = field("renews", String.class);
    public static final Field<BigDecimal> AMOUNT = field("amount", MONEY);
    public static final Field<String> EXHAUSTED = field("exhausted", String.class);
    public static final Field<String> THRESHOLDS = field("thresholds", String.class);
    public static final Field<Integer> ACTIVE = field("active", Integer.class);
    public static final Field<Integer> REVISION = field("revision", Integer.class);
    public static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);
    public static final Field<Instant> UPDATED_AT = field("updated_at", Times.TIMESTAMP);
    public static final Field<String> UPDATED_BY = field("updated_by", String.class);

    public static final Table<Record> PERIODS = table("budget_periods");
    public static final Field<String> BUDGET_ID = field("budget_id", String.class);
    public static final Field<String> PERIOD = field("period", String.class);
    public static final Field<BigDecimal> SPENT = field("spent", MONEY);
    public static final Field<BigDecimal> RESERVED = field("reserved", MONEY);
    public static final Field<String> RAISED = field("raised", String.class);
    public static final Field<Integer> FRESH = field("fresh", Integer.class);

    public static final Table<Record> RESERVATIONS = table("reservations");
    public static final Field<Instant> RESERVED_AT = field("reserved_at", Times.TIMESTAMP);

    public static final Table<Record> WAITS = table("budget_waits");
    public static final Field<Instant> WAITING_SINCE = field("waiting_since", Times.TIMESTAMP);
    public static final Field<Instant> WOKEN_AT = field("woken_at", Times.TIMESTAMP);

    private AccountTables() {}
}
