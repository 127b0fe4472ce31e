package io.serai.workflows.internal.store;

import static io.serai.workflows.internal.store.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.table;

import io.serai.api.operation.PageRequest;
import io.serai.store.Database;
import io.serai.store.Search;
import io.serai.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Workflows and their working copies in the store. */
public final class WorkflowRepository {
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            TENANT,
            NAME,
            DESCRIPTION,
            DSL_TEXT,
            SETTINGS,
            TAGS,
            REVISION,
            NEXT_VERSION,
            CHANGED,
            ACTIVE_VERSION,
            PLUGIN,
            PLUGIN_VERSION,
            CREATED_AT,
            UPDATED_AT,
            UPDATED_BY);

    private final Database database;

    public WorkflowRepository(Database database) {
        this.database = database;
    }

    /** Several changes, or none. */
    public <T extends @Nullable Object> T atOnce(Supplier<T> work) {
        return database.transact(sql -> work.get());
    }

    /** Ordered by name, then id; the cursor is an id. One more than asked for, so that the caller sees the end. */
    public List<WorkflowRow> list(String tenant, PageRequest page) {
        Condition where = TENANT.eq(tenant);
        if (page.query() != null) {
            String text = page.query();
            where = where.and(Search.contains(NAME, text).or(Search.contains(DESCRIPTION, text)));
        }
        WorkflowRow last =
                page.cursor() == null ? null : find(tenant, page.cursor()).orElse(null);
        if (last != null) {
            String name = last.name().toLowerCase(Locale.ROOT);
            where = where.and(lower(NAME).gt(name).or(lower(NAME).eq(name).and(ID.gt(last.id()))));
        }
        return select(where, page.limit() + 1);
    }

    public Optional<WorkflowRow> find(String tenant, String id) {
        return select(TENANT.eq(tenant).and(ID.eq(id)), 1).stream().findFirst();
    }

    public List<WorkflowRow> named(String tenant, String name) {
        return select(TENANT.eq(tenant).and(NAME.eq(name)), 10);
    }

    /** All that take executions, of every tenant, but those that come with plugins. */
    public List<WorkflowRow> active() {
        return select(ACTIVE_VERSION.isNotNull().and(PLUGIN.isNull()), Integer.MAX_VALUE - 1);
    }

    public List<WorkflowRow> ofPlugin(String plugin) {
        return select(PLUGIN.eq(plugin), Integer.MAX_VALUE - 1);
    }

    /** The plugins that own workflows, with their versions. */
    public Map<String, String> plugins() {
        return database.read(sql -> sql.selectDistinct(PLUGIN, PLUGIN_VERSION)
                .from(WORKFLOWS)
                .where(PLUGIN.isNotNull())
                .fetchMap(PLUGIN, PLUGIN_VERSION));
    }

    private List<WorkflowRow> select(Condition where, int limit) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(WORKFLOWS)
                .where(where)
                .orderBy(lower(NAME), ID)
                .limit(limit)
                .fetch(WorkflowRepository::row));
    }

    public void insert(WorkflowRow row) {
        database.transact(sql -> sql.insertInto(WORKFLOWS)
                .set(ID, row.id())
                .set(TENANT, row.tenant())
                .set(NAME, row.name())
                .set(DESCRIPTION, row.description())
                .set(DSL_TEXT, row.dsl())
                .set(SETTINGS, JsonText.write(row.settings()))
                .set(TAGS, JsonText.write(row.tags()))
                .set(REVISION, row.revision())
                .set(NEXT_VERSION, row.nextVersion())
                .set(CHANGED, row.changed() ? 1 : 0)
                .set(ACTIVE_VERSION, row.activeVersion())
                .set(PLUGIN, row.plugin())
                .set(PLUGIN_VERSION, row.pluginVersion())
                .set(CREATED_AT, Times.toDb(row.createdAt()))
                .set(UPDATED_AT, Times.toDb(row.updatedAt()))
                .set(UPDATED_BY, row.updatedBy())
                .execute());
    }

    /** Writes everything but the id; false if somebody else wrote since that revision was read. */
    public boolean update(WorkflowRow row, int readRevision) {
        return database.transact(sql -> sql.update(WORKFLOWS)
                        .set(NAME, row.name())
                        .set(DESCRIPTION, row.description())
                        .set(DSL_TEXT, row.dsl())
                        .set(SETTINGS, JsonText.write(row.settings()))
                        .set(TAGS, JsonText.write(row.tags()))
                        .set(REVISION, row.revision())
                        .set(NEXT_VERSION, row.nextVersion())
                        .set(CHANGED, row.changed() ? 1 : 0)
                        .set(ACTIVE_VERSION, row.activeVersion())
                        .set(PLUGIN_VERSION, row.pluginVersion())
                        .set(UPDATED_AT, Times.toDb(row.updatedAt()))
                        .set(UPDATED_BY, row.updatedBy())
                        .where(ID.eq(row.id()))
                        .and(TENANT.eq(row.tenant()))
                        .and(REVISION.eq(readRevision))
                        .execute())
                == 1;
    }

    public void delete(WorkflowRow row) {
        delete(row, DSL.noCondition());
    }

    /** Deletes it, but for the versions with which executions still have to go on. */
    public void retire(WorkflowRow row) {
        delete(row, VERSION.notIn(versionsInUse(row.id())));
    }

    private void delete(WorkflowRow row, Condition which) {
        database.transact(sql -> {
            sql.deleteFrom(HOOK_PATHS).where(WORKFLOW_ID.eq(row.id())).execute();
            sql.deleteFrom(VERSION_TAGS).where(WORKFLOW_ID.eq(row.id())).execute();
            sql.deleteFrom(VERSIONS).where(WORKFLOW_ID.eq(row.id())).and(which).execute();
            return sql.deleteFrom(WORKFLOWS).where(ID.eq(row.id())).execute();
        });
    }

    private static Select<Record1<Integer>> versionsInUse(String workflow) {
        return DSL.select(VERSION)
                .from(table("executions"))
                .where(WORKFLOW_ID.eq(workflow))
                .and(field("ended_at").isNull());
    }

    private static WorkflowRow row(Record row) {
        Instant created = Times.fromDb(row.get(CREATED_AT));
        return new WorkflowRow(
                row.get(ID),
                row.get(TENANT),
                row.get(NAME),
                row.get(DESCRIPTION),
                row.get(DSL_TEXT),
                JsonText.map(row.get(SETTINGS)),
                JsonText.words(row.get(TAGS)),
                row.get(REVISION),
                row.get(NEXT_VERSION),
                row.get(CHANGED) == 1,
                row.get(ACTIVE_VERSION),
                row.get(PLUGIN),
                row.get(PLUGIN_VERSION),
                created,
                Times.fromDb(row.get(UPDATED_AT)),
                row.get(UPDATED_BY));
    }
}
