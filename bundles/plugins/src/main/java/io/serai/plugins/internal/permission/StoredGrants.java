package io.serai.plugins.internal.permission;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.api.security.Caller;
import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The decisions in the store. Plugins are the hub's: they stand under the default tenant. */
final class StoredGrants implements Grants {
    private static final Table<Record> GRANTS = table("plugin_grants");
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> PLUGIN = field("plugin", String.class);
    private static final Field<String> PERMISSION = field("permission", String.class);
    private static final Field<Integer> GRANTED = field("granted", Integer.class);
    private static final Field<Instant> CHANGED_AT = field("changed_at", Times.TIMESTAMP);
    private static final Field<String> CHANGED_BY = field("changed_by", String.class);

    private final Database database;

    StoredGrants(Database database) {
        this.database = database;
    }

    @Override
    public List<GrantRow> all() {
        return database.read(sql -> sql.select(PLUGIN, PERMISSION, GRANTED, CHANGED_AT, CHANGED_BY)
                .from(GRANTS)
                .where(TENANT.eq(Caller.DEFAULT_TENANT))
                .orderBy(PLUGIN, PERMISSION)
                .fetch(row -> new GrantRow(
                        row.get(PLUGIN),
                        row.get(PERMISSION),
                        row.get(GRANTED) == 1,
                        row.get(CHANGED_AT),
                        row.get(CHANGED_BY))));
    }

    @Override
    public void replace(String plugin, Collection<GrantRow> rows) {
        database.transact(sql -> {
            sql.deleteFrom(GRANTS)
                    .where(TENANT.eq(Caller.DEFAULT_TENANT).and(PLUGIN.eq(plugin)))
                    .execute();
            for (GrantRow row : rows) {
                sql.insertInto(GRANTS)
                        .set(TENANT, Caller.DEFAULT_TENANT)
                        .set(PLUGIN, plugin)
                        .set(PERMISSION, row.permission())
                        .set(GRANTED, row.granted() ? 1 : 0)
                        .set(CHANGED_AT, row.changedAt())
                        .set(CHANGED_BY, row.changedBy())
                        .execute();
            }
            return Boolean.TRUE;
        });
    }
}
