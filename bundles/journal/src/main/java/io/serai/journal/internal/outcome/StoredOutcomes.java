package io.serai.journal.internal.outcome;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import io.serai.api.execution.ExecutionStatus;
import io.serai.api.plugin.PluginOutcomes.Outcome;
import io.serai.api.security.Caller;
import io.serai.journal.PluginPins;
import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The counts in the store, and the executions that they are made of. */
final class StoredOutcomes {
    private static final Table<Record> EXECUTIONS = table("executions");
    private static final Table<Record> OUTCOMES = table("plugin_outcomes");
    private static final Table<Record> HOURS = table("plugin_outcome_hours");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> STATUS = field("status", String.class);
    private static final Field<String> PLUGINS = field("plugins", String.class);
    private static final Field<String> PLUGIN = field("plugin", String.class);
    private static final Field<Instant> BEGAN_HOUR = field("began_hour", Times.TIMESTAMP);
    private static final Field<Instant> COUNTED_AT = field("counted_at", Times.TIMESTAMP);
    private static final Field<Long> UNENDED = field("unended", Long.class);
    private static final Field<Long> COMPLETED = field("completed", Long.class);
    private static final Field<Long> FAILED = field("failed", Long.class);
    private static final Field<Long> CANCELLED = field("cancelled", Long.class);
    private static final Outcome NONE = new Outcome(0, 0, 0);

    private final Database database;

    StoredOutcomes(Database database) {
        this.database = database;
    }

    /** An hour that was counted. */
    record Counted(Instant at, long unended) {}

    private record Key(String tenant, String plugin) {}

    /** By the hour's beginning. */
    Map<Instant, Counted> hours(Instant since) {
        Map<Instant, Counted> hours = new HashMap<>();
        database.read(sql -> sql.select(BEGAN_HOUR, COUNTED_AT, UNENDED)
                        .from(HOURS)
                        .where(TENANT.eq(Caller.DEFAULT_TENANT).and(BEGAN_HOUR.ge(since)))
                        .fetch())
                .forEach(row -> hours.put(row.value1(), new Counted(row.value2(), row.value3())));
        return hours;
    }

    /** Counts an hour, in place of what was counted of it before. */
    void countHour(Instant hour, Instant now) {
        Map<Key, Outcome> outcomes = new HashMap<>();
        long unended = 0;
        // ids are times, so that the hour is one piece of their index
        var groups = database.read(sql -> sql.select(TENANT, PLUGINS, STATUS, count())
                .from(EXECUTIONS)
                .where(ID.ge(Ids.lowestAt(hour))
                        .and(ID.lt(Ids.lowestAt(hour.plus(Duration.ofHours(1)))))
                        .and(PLUGINS.isNotNull()))
                .groupBy(TENANT, PLUGINS, STATUS)
                .fetch());
        for (var group : groups) {
            ExecutionStatus status = ExecutionStatus.valueOf(group.value3());
            if (!status.isFinal()) {
                unended += group.value4();
                continue;
            }
            for (String plugin : PluginPins.parse(group.value2()).versions().keySet()) {
                outcomes.merge(
                        new Key(group.value1(), plugin), outcome(status, group.value4()), StoredOutcomes::together);
            }
        }
        long open = unended;
        database.transact(sql -> {
            replace(sql, hour, outcomes);
            sql.deleteFrom(HOURS)
                    .where(TENANT.eq(Caller.DEFAULT_TENANT).and(BEGAN_HOUR.eq(hour)))
                    .execute();
            return sql.insertInto(HOURS)
                    .set(TENANT, Caller.DEFAULT_TENANT)
                    .set(BEGAN_HOUR, hour)
                    .set(COUNTED_AT, now)
                    .set(UNENDED, open)
                    .execute();
        });
    }

    private static void replace(DSLContext sql, Instant hour, Map<Key, Outcome> outcomes) {
        sql.deleteFrom(OUTCOMES).where(BEGAN_HOUR.eq(hour)).execute();
        outcomes.forEach((key, outcome) -> sql.insertInto(OUTCOMES)
                .set(TENANT, key.tenant())
                .set(PLUGIN, key.plugin())
                .set(BEGAN_HOUR, hour)
                .set(COMPLETED, outcome.completed())
                .set(FAILED, outcome.failed())
                .set(CANCELLED, outcome.cancelled())
                .execute());
    }

    private static Outcome outcome(ExecutionStatus status, long number) {
        return switch (status) {
            case COMPLETED -> new Outcome(number, 0, 0);
            case FAILED -> new Outcome(0, number, 0);
            default -> new Outcome(0, 0, number);
        };
    }

    private static Outcome together(Outcome one, Outcome other) {
        return new Outcome(
                one.completed() + other.completed(),
                one.failed() + other.failed(),
                one.cancelled() + other.cancelled());
    }

    void forgetBefore(Instant hour) {
        database.transact(sql -> {
            sql.deleteFrom(OUTCOMES).where(BEGAN_HOUR.lt(hour)).execute();
            return sql.deleteFrom(HOURS)
                    .where(TENANT.eq(Caller.DEFAULT_TENANT).and(BEGAN_HOUR.lt(hour)))
                    .execute();
        });
    }

    Map<String, Outcome> of(String tenant, Collection<String> plugins, Instant since) {
        Map<String, Outcome> outcomes = new HashMap<>();
        database.read(sql -> sql.select(PLUGIN, sum(COMPLETED), sum(FAILED), sum(CANCELLED))
                        .from(OUTCOMES)
                        .where(TENANT.eq(tenant).and(PLUGIN.in(plugins)).and(BEGAN_HOUR.ge(since)))
                        .groupBy(PLUGIN)
                        .fetch())
                .forEach(row -> outcomes.put(
                        row.value1(), new Outcome(number(row.value2()), number(row.value3()), number(row.value4()))));
        outcomes.values().removeIf(NONE::equals);
        return outcomes;
    }

    private static long number(BigDecimal sum) {
        return sum.longValueExact();
    }

    @Nullable
    Instant countedAt() {
        return database.read(sql -> sql.select(max(COUNTED_AT))
                .from(HOURS)
                .where(TENANT.eq(Caller.DEFAULT_TENANT))
                .fetchSingle()
                .value1());
    }
}
