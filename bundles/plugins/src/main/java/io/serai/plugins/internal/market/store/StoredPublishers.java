package io.serai.plugins.internal.market.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Publishers in the store: what they say of themselves, and who of them has a listing. */
public final class StoredPublishers {
    private static final Table<Record> TABLE = table("market_publishers");
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> NAME = field("name", String.class);
    private static final Field<String> ABOUT = field("about", String.class);
    private static final Field<String> HOMEPAGE = field("homepage", String.class);
    private static final Field<Integer> REVISION = field("revision", Integer.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);

    private final Database database;

    public StoredPublishers(Database database) {
        this.database = database;
    }

    public Optional<Profile> profile(String tenant, String id) {
        return database.read(sql -> sql.select(NAME, ABOUT, HOMEPAGE, REVISION)
                .from(TABLE)
                .where(TENANT.eq(tenant).and(ID.eq(id)))
                .fetchOptional(row -> new Profile(row.value1(), row.value2().strip(), row.value3(), row.value4())));
    }

    /**
     * Replaces what somebody says of themselves. Fails with a duplicate key if they did it twice at once for the first time.
     *
     * @param profile with the revision that it was made from
     * @return false if it was changed since
     */
    public boolean put(String tenant, String id, Profile profile) {
        return database.transact(sql -> {
                    if (profile.revision() == 0) {
                        return sql.insertInto(TABLE)
                                .set(TENANT, tenant)
                                .set(ID, id)
                                .set(NAME, profile.displayName())
                                .set(ABOUT, profile.about())
                                .set(HOMEPAGE, profile.homepage())
                                .set(REVISION, 1)
                                .set(CREATED_AT, Times.now())
                                .execute();
                    }
                    return sql.update(TABLE)
                            .set(NAME, profile.displayName())
                            .set(ABOUT, profile.about())
                            .set(HOMEPAGE, profile.homepage())
                            .set(REVISION, profile.revision() + 1)
                            .where(TENANT.eq(tenant).and(ID.eq(id)).and(REVISION.eq(profile.revision())))
                            .execute();
                })
                == 1;
    }

    /**
     * Those who have a published listing under a name; people first.
     *
     * @param name also a person's id
     * @param origin null for any
     */
    public List<Publisher> named(String tenant, String name, @Nullable String origin) {
        Condition condition = ListingTable.TENANT
                .eq(tenant)
                .and(ListingTable.PUBLISHER_NAME
                        .eq(name)
                        .or(ListingTable.PUBLISHER.eq(name).and(ListingTable.ORIGIN.eq(Listing.PERSON))))
                .and(ListingTable.STATUS.eq(Listing.PUBLISHED));
        if (origin != null) {
            condition = condition.and(ListingTable.ORIGIN.eq(origin));
        }
        Condition wanted = condition;
        return database
                .read(sql -> sql.selectDistinct(
                                ListingTable.PUBLISHER, ListingTable.PUBLISHER_NAME, ListingTable.ORIGIN)
                        .from(ListingTable.LISTINGS)
                        .where(wanted)
                        .orderBy(ListingTable.ORIGIN)
                        .fetch(row -> new Publisher(row.value1(), row.value2(), row.value3())))
                .stream()
                .sorted(Comparator.comparing(publisher -> !publisher.origin().equals(Listing.PERSON)))
                .toList();
    }
}
