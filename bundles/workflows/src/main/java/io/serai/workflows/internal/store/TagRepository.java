package io.serai.workflows.internal.store;

import static io.serai.workflows.internal.store.Tables.*;

import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Map;

/** The names that stand on versions. */
public final class TagRepository {
    private final Database database;

    public TagRepository(Database database) {
        this.database = database;
    }

    /** Which version each tag of a workflow stands on. */
    public Map<String, Integer> of(String workflowId) {
        return database.read(sql -> sql.select(TAG, VERSION)
                .from(VERSION_TAGS)
                .where(WORKFLOW_ID.eq(workflowId))
                .orderBy(TAG)
                .fetchMap(TAG, VERSION));
    }

    /** Replaces all tags of a workflow. */
    public void set(String tenant, String workflowId, Map<String, Integer> tags, String by) {
        database.transact(sql -> {
            sql.deleteFrom(VERSION_TAGS).where(WORKFLOW_ID.eq(workflowId)).execute();
            tags.forEach((tag, version) -> sql.insertInto(VERSION_TAGS)
                    .set(WORKFLOW_ID, workflowId)
                    .set(TAG, tag)
                    .set(TENANT, tenant)
                    .set(VERSION, version)
                    .set(TAGGED_AT, Times.toDb(Instant.now()))
                    .set(TAGGED_BY, by)
                    .execute());
            return tags.size();
        });
    }
}
