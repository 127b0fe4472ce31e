package io.serai.workflows.internal.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of workflows, as V2__workflows.sql makes them. */
final class Tables {
    static final Table<Record> WORKFLOWS = table("workflows");
    static final Field<String> ID = field("id", String.class);
    static final Field<String> TENANT = field("tenant", String.class);
    static final Field<String> NAME = field("name", String.class);
    static final Field<String> DESCRIPTION = field("description", String.class);
    static final Field<String> DSL_TEXT = field("dsl", String.class);
    static final Field<String> SETTINGS = field("settings", String.class);
    static final Field<String> TAGS = field("tags", String.class);
    static final Field<Integer> REVISION = field("revision", Integer.class);
    static final Field<Integer> NEXT_VERSION = field("next_version", Integer.class);
    static final Field<Integer> CHANGED = field("changed", Integer.class);
    static final Field<Integer> ACTIVE_VERSION = field("active_version", Integer.class);
    static final Field<String> PLUGIN = field("plugin", String.class);
    static final Field<String> PLUGIN_VERSION = field("plugin_version", String.class);
    static final Field<LocalDateTime> CREATED_AT = field("created_at", LocalDateTime.class);
    static final Field<LocalDateTime> UPDATED_AT = field("updated_at", LocalDateTime.class);
    static final Field<String> UPDATED_BY = field("updated_by", String.class);

    static final Table<Record> VERSIONS = table("workflow_versions");
    static final Field<String> WORKFLOW_ID = field("workflow_id", String.class);
    static final Field<Integer> VERSION = field("version", Integer.class);
    static final Field<LocalDateTime> PUBLISHED_AT = field("published_at", LocalDateTime.class);
    static final Field<String> PUBLISHED_BY = field("published_by", String.class);

    static final Field<String> NOTE = field("note", String.class);

    static final Table<Record> VERSION_TAGS = table("workflow_version_tags");
    static final Field<String> TAG = field("tag", String.class);
    static final Field<LocalDateTime> TAGGED_AT = field("tagged_at", LocalDateTime.class);
    static final Field<String> TAGGED_BY = field("tagged_by", String.class);

    static final Table<Record> HOOK_PATHS = table("hook_paths");
    static final Field<String> PATH = field("path", String.class);

    private Tables() {}
}
