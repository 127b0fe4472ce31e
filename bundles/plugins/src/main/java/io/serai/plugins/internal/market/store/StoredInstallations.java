package io.serai.plugins.internal.market.store;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Who installed what in the store. */
public final class StoredInstallations {
    private static final Table<Record> TABLE = table("market_installations");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> LISTING = field("listing", String.class);
    private static final Field<String> PERSON = field("person", String.class);
    private static final Field<String> PERSON_NAME = field("person_name", String.class);
    private static final Field<String> VERSION = field("version", String.class);
    private static final Field<String> RESULT = field("result", String.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);

    private final Database database;

    public StoredInstallations(Database database) {
        this.database = database;
    }

    public void add(String tenant, Installation done) {
        database.transact(sql -> sql.insertInto(TABLE)
                .set(ID, Ids.next())
                .set(TENANT, tenant)
                .set(LISTING, done.listing())
                .set(PERSON, done.person())
                .set(PERSON_NAME, done.personName())
                .set(VERSION, done.version())
                .set(RESULT, done.result())
                .set(CREATED_AT, done.createdAt())
                .execute());
    }

    public boolean any(String tenant, String listing) {
        return database.read(sql -> sql.fetchExists(TABLE, TENANT.eq(tenant).and(LISTING.eq(listing))));
    }

    /** Ids of all listings that the tenant installed something from. */
    public Set<String> listings(String tenant) {
        return Set.copyOf(database.read(sql ->
                sql.selectDistinct(LISTING).from(TABLE).where(TENANT.eq(tenant)).fetch(LISTING)));
    }

    /** How many people installed each. */
    public Map<String, Integer> people(String tenant, Collection<String> listings) {
        Map<String, Integer> counts = new HashMap<>();
        database.read(sql -> sql.select(LISTING, countDistinct(PERSON))
                        .from(TABLE)
                        .where(TENANT.eq(tenant).and(LISTING.in(listings)))
                        .groupBy(LISTING)
                        .fetch())
                .forEach(row -> counts.put(row.value1(), row.value2()));
        return counts;
    }

    /** The oldest first. */
    public List<Installation> since(String tenant, Collection<String> listings, Instant since) {
        return database.read(sql -> sql.select(LISTING, PERSON, PERSON_NAME, VERSION, RESULT, CREATED_AT)
                .from(TABLE)
                .where(TENANT.eq(tenant).and(LISTING.in(listings)).and(CREATED_AT.ge(since)))
                .orderBy(CREATED_AT)
                .fetch(row -> new Installation(
                        row.get(LISTING),
                        row.get(PERSON),
                        row.get(PERSON_NAME),
                        row.get(VERSION),
                        row.get(RESULT),
                        row.get(CREATED_AT))));
    }
}
