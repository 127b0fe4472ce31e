package io.serai.plugins.internal.wanted;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginPlan;
import io.serai.api.security.Caller;
import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The wanted set and the record of changes in the store. Plugins are the hub's: they stand under the default tenant. */
public final class StoredPlugins implements WantedSet, OperationLog {
    private static final int PROBLEM_AT_MOST = 4000;
    private static final Table<Record> VERSIONS = table("plugin_versions");
    private static final Table<Record> OPERATIONS = table("plugin_operations");
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> VERSION = field("version", String.class);
    private static final Field<String> DIGEST = field("digest", String.class);
    private static final Field<String> SOURCE = field("source", String.class);
    private static final Field<Integer> ACTIVE = field("active", Integer.class);
    private static final Field<Instant> INSTALLED_AT = field("installed_at", Times.TIMESTAMP);
    private static final Field<String> INSTALLED_BY = field("installed_by", String.class);
    private static final Field<String> KIND = field("kind", String.class);
    private static final Field<String> PLUGIN = field("plugin", String.class);
    private static final Field<String> STATUS = field("status", String.class);
    private static final Field<String> PHASE = field("phase", String.class);
    private static final Field<String> PLAN = field("plan", String.class);
    private static final Field<String> CODE = field("code", String.class);
    private static final Field<String> PROBLEM = field("problem", String.class);
    private static final Field<String> CREATED_BY = field("created_by", String.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);
    private static final Field<Instant> ENDED_AT = field("ended_at", Times.TIMESTAMP);
    private static final List<Field<?>> OPERATION_COLUMNS = List.of(
            ID, KIND, PLUGIN, VERSION, SOURCE, STATUS, PHASE, PLAN, CODE, PROBLEM, CREATED_BY, CREATED_AT, ENDED_AT);

    private final Database database;
    private final ObjectMapper json = new ObjectMapper();

    public StoredPlugins(Database database) {
        this.database = database;
    }

    @Override
    public List<WantedVersion> all() {
        return database.read(sql -> sql.select(ID, VERSION, DIGEST, SOURCE, ACTIVE, INSTALLED_AT, INSTALLED_BY)
                .from(VERSIONS)
                .where(TENANT.eq(Caller.DEFAULT_TENANT))
                .orderBy(ID, VERSION)
                .fetch(row -> new WantedVersion(
                        row.get(ID),
                        row.get(VERSION),
                        row.get(DIGEST),
                        row.get(SOURCE),
                        row.get(ACTIVE) == 1,
                        row.get(INSTALLED_AT),
                        row.get(INSTALLED_BY))));
    }

    @Override
    public void replace(String id, List<WantedVersion> versions) {
        database.transact(sql -> {
            sql.deleteFrom(VERSIONS)
                    .where(TENANT.eq(Caller.DEFAULT_TENANT).and(ID.eq(id)))
                    .execute();
            for (WantedVersion version : versions) {
                sql.insertInto(VERSIONS)
                        .set(TENANT, Caller.DEFAULT_TENANT)
                        .set(ID, version.id())
                        .set(VERSION, version.version())
                        .set(DIGEST, version.digest())
                        .set(SOURCE, version.source())
                        .set(ACTIVE, version.active() ? 1 : 0)
                        .set(INSTALLED_AT, version.installedAt())
                        .set(INSTALLED_BY, version.installedBy())
                        .execute();
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public void insert(PluginOperation operation) {
        database.transact(sql -> sql.insertInto(OPERATIONS)
                .set(TENANT, Caller.DEFAULT_TENANT)
                .set(ID, operation.id())
                .set(KIND, operation.kind())
                .set(PLUGIN, operation.plugin())
                .set(VERSION, operation.version())
                .set(SOURCE, operation.source())
                .set(STATUS, operation.status())
                .set(PHASE, operation.phase())
                .set(PLAN, write(operation.plan()))
                .set(CODE, operation.code())
                .set(PROBLEM, shortened(operation.problem()))
                .set(CREATED_BY, operation.createdBy())
                .set(CREATED_AT, operation.createdAt())
                .set(ENDED_AT, operation.endedAt())
                .execute());
    }

    @Override
    public void update(PluginOperation operation) {
        database.transact(sql -> sql.update(OPERATIONS)
                .set(STATUS, operation.status())
                .set(PHASE, operation.phase())
                .set(PLAN, write(operation.plan()))
                .set(CODE, operation.code())
                .set(PROBLEM, shortened(operation.problem()))
                .set(ENDED_AT, operation.endedAt())
                .where(TENANT.eq(Caller.DEFAULT_TENANT).and(ID.eq(operation.id())))
                .execute());
    }

    @Override
    public Optional<PluginOperation> find(String id) {
        return select(ID.eq(id), 1).stream().findFirst();
    }

    @Override
    public Page<PluginOperation> list(PageRequest page) {
        Condition where = page.cursor() == null ? ID.isNotNull() : ID.lt(page.cursor());
        if (page.query() != null) {
            where = where.and(PLUGIN.eq(page.query()));
        }
        List<PluginOperation> found = select(where, page.limit() + 1);
        if (found.size() <= page.limit()) {
            return new Page<>(found, null);
        }
        List<PluginOperation> items = found.subList(0, page.limit());
        return new Page<>(items, items.get(items.size() - 1).id());
    }

    @Override
    public int endInterrupted(String problem) {
        return database.transact(sql -> sql.update(OPERATIONS)
                .set(STATUS, PluginOperation.FAILED)
                .set(CODE, "plugin.interrupted")
                .set(PROBLEM, problem)
                .set(ENDED_AT, Instant.now())
                .where(STATUS.eq(PluginOperation.RUNNING).and(TENANT.eq(Caller.DEFAULT_TENANT)))
                .execute());
    }

    private List<PluginOperation> select(Condition where, int limit) {
        return database.read(sql -> sql.select(OPERATION_COLUMNS)
                .from(OPERATIONS)
                .where(where.and(TENANT.eq(Caller.DEFAULT_TENANT)))
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(this::operation));
    }

    private PluginOperation operation(Record row) {
        return new PluginOperation(
                row.get(ID),
                row.get(KIND),
                row.get(PLUGIN),
                row.get(VERSION),
                row.get(SOURCE),
                row.get(STATUS),
                row.get(PHASE),
                read(row.get(PLAN)),
                row.get(CODE),
                row.get(PROBLEM),
                row.get(CREATED_BY),
                row.get(CREATED_AT),
                row.get(ENDED_AT));
    }

    private String write(PluginPlan plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan cannot be written.", e);
        }
    }

    private PluginPlan read(String text) {
        try {
            return json.readValue(text, PluginPlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored plan cannot be read.", e);
        }
    }

    private static @org.jspecify.annotations.Nullable String shortened(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.length() <= PROBLEM_AT_MOST ? text : text.substring(0, PROBLEM_AT_MOST);
    }
}
