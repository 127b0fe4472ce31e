package io.serai.workflows.internal.store;

import static io.serai.workflows.internal.store.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import io.serai.api.error.ConflictException;
import io.serai.store.Database;
import io.serai.store.Times;
import io.serai.workflows.internal.deploy.PathTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Published versions and the webhook paths they answer on. */
public final class VersionRepository {
    private static final List<Field<?>> COLUMNS =
            List.of(WORKFLOW_ID, VERSION, TENANT, DSL_TEXT, SETTINGS, PUBLISHED_AT, PUBLISHED_BY, NOTE);

    private final Database database;

    public VersionRepository(Database database) {
        this.database = database;
    }

    public void insert(VersionRow row) {
        database.transact(sql -> sql.insertInto(VERSIONS)
                .set(WORKFLOW_ID, row.workflowId())
                .set(VERSION, row.version())
                .set(TENANT, row.tenant())
                .set(DSL_TEXT, row.dsl())
                .set(SETTINGS, JsonText.write(row.settings()))
                .set(PUBLISHED_AT, Times.toDb(row.publishedAt()))
                .set(PUBLISHED_BY, row.publishedBy())
                .set(NOTE, row.note())
                .execute());
    }

    /** A draft that is run, in place of those of which no execution is left. */
    public void insertDraft(VersionRow row) {
        database.transact(sql -> {
            sql.deleteFrom(VERSIONS)
                    .where(WORKFLOW_ID.eq(row.workflowId()))
                    .and(VERSION.lt(0))
                    .and(VERSION.notIn(sql.select(VERSION)
                            .from(table("executions"))
                            .where(WORKFLOW_ID.eq(row.workflowId()))
                            .and(VERSION.lt(0))))
                    .execute();
            insert(row);
            return Boolean.TRUE;
        });
    }

    /** Takes away what was kept of workflows that have gone, where all executions have ended. */
    public void deleteForgotten() {
        Condition used = field("executions.workflow_id", String.class)
                .eq(field("workflow_versions.workflow_id", String.class))
                .and(field("executions.version", Integer.class).eq(field("workflow_versions.version", Integer.class)))
                .and(field("executions.ended_at").isNull());
        database.transact(sql -> sql.deleteFrom(VERSIONS)
                .where(WORKFLOW_ID.notIn(DSL.select(ID).from(WORKFLOWS)))
                .andNotExists(selectOne().from(table("executions")).where(used))
                .execute());
    }

    public Optional<VersionRow> find(String workflowId, int version) {
        return select(WORKFLOW_ID.eq(workflowId).and(VERSION.eq(version)), 1).stream()
                .findFirst();
    }

    /** Newest first, below a version or from the top. */
    public List<VersionRow> list(String workflowId, @Nullable Integer below, int limit) {
        Condition where = WORKFLOW_ID.eq(workflowId).and(VERSION.gt(0));
        return select(below == null ? where : where.and(VERSION.lt(below)), limit);
    }

    private List<VersionRow> select(Condition where, int limit) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(VERSIONS)
                .where(where)
                .orderBy(VERSION.desc())
                .limit(limit)
                .fetch(VersionRepository::row));
    }

    /** Replaces the webhook paths of a workflow; fails with a duplicate key if another one has a path. */
    public void setPaths(String tenant, String workflowId, Collection<String> paths) {
        database.transact(sql -> {
            sql.deleteFrom(HOOK_PATHS).where(WORKFLOW_ID.eq(workflowId)).execute();
            for (String path : paths) {
                sql.insertInto(HOOK_PATHS)
                        .set(TENANT, tenant)
                        .set(PATH, path)
                        .set(WORKFLOW_ID, workflowId)
                        .execute();
            }
            return paths.size();
        });
    }

    /**
     * Gives a workflow its webhook paths.
     *
     * @throws ConflictException {@code hook.path-taken} if another one has a path
     */
    public void claim(String tenant, String workflowId, Collection<String> paths) {
        paths.forEach(path -> requireFree(tenant, path, Set.of(workflowId)));
        setPaths(tenant, workflowId, paths);
    }

    /** @param mine workflows that may have it already */
    public void requireFree(String tenant, String path, Collection<String> mine) {
        boolean service = WorkflowRow.isService(path);
        String owner = service ? serviceOwner(tenant, path, mine) : ownerOf(tenant, path);
        if (owner != null && !mine.contains(owner)) {
            throw new ConflictException(
                    "hook.path-taken",
                    "The path " + (service ? path : "/hooks/" + path) + " belongs to another workflow (" + owner
                            + "); choose another.");
        }
    }

    /** Two templates are the same where only the names of their variables differ. */
    private @Nullable String serviceOwner(String tenant, String address, Collection<String> mine) {
        String key = PathTemplate.of(address).key();
        return owners(tenant, address.substring(0, address.indexOf('/'))).entrySet().stream()
                .filter(taken -> !mine.contains(taken.getValue()))
                .filter(taken -> PathTemplate.of(taken.getKey()).key().equals(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Whose a webhook path is, or null. */
    public @Nullable String ownerOf(String tenant, String path) {
        return database.read(sql -> sql.select(WORKFLOW_ID)
                .from(HOOK_PATHS)
                .where(TENANT.eq(tenant))
                .and(PATH.eq(path))
                .fetchOne(WORKFLOW_ID));
    }

    /**
     * Whose those addresses are that begin so, by address.
     *
     * @param begin a method, perhaps with the base of the address: nothing that SQL takes for a pattern
     */
    public Map<String, String> owners(String tenant, String begin) {
        return database.read(sql -> sql.select(PATH, WORKFLOW_ID)
                .from(HOOK_PATHS)
                .where(TENANT.eq(tenant))
                .and(PATH.like(begin + "%"))
                .fetchMap(PATH, WORKFLOW_ID));
    }

    /** The webhook paths of some workflows. */
    public Map<String, List<String>> paths(Collection<String> workflowIds) {
        return database.read(sql -> sql.select(WORKFLOW_ID, PATH)
                .from(HOOK_PATHS)
                .where(WORKFLOW_ID.in(workflowIds))
                .orderBy(PATH)
                .fetchGroups(WORKFLOW_ID, PATH));
    }

    private static VersionRow row(Record row) {
        return new VersionRow(
                row.get(WORKFLOW_ID),
                row.get(VERSION),
                row.get(TENANT),
                row.get(DSL_TEXT),
                JsonText.map(row.get(SETTINGS)),
                Times.fromDb(row.get(PUBLISHED_AT)),
                row.get(PUBLISHED_BY),
                row.get(NOTE));
    }
}
