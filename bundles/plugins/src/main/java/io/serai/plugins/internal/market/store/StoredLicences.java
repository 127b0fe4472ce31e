package io.serai.plugins.internal.market.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Licences in the store; keys only as hashes. */
public final class StoredLicences {
    private static final Table<Record> TABLE = table("market_licences");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> LISTING = field("listing", String.class);
    private static final Field<String> KEY_HASH = field("key_hash", String.class);
    private static final Field<String> KEY_HINT = field("key_hint", String.class);
    private static final Field<String> ISSUED_TO = field("issued_to", String.class);
    private static final Field<Long> AMOUNT = field("amount", Long.class);
    private static final Field<String> CURRENCY = field("currency", String.class);
    private static final Field<String> ISSUED_BY = field("issued_by", String.class);
    private static final Field<Instant> ISSUED_AT = field("issued_at", Times.TIMESTAMP);
    private static final Field<Instant> EXPIRES_AT = field("expires_at", Times.TIMESTAMP);
    private static final Field<Instant> REVOKED_AT = field("revoked_at", Times.TIMESTAMP);
    private static final Field<String> REASON = field("reason", String.class);
    /** These two are there once the listing is gone. */
    private static final Field<String> LISTING_NAME = field("listing_name", String.class);

    private static final Field<String> PUBLISHER = field("publisher", String.class);

    private static final List<Field<?>> COLUMNS = List.of(
            ID, LISTING, KEY_HINT, ISSUED_TO, AMOUNT, CURRENCY, ISSUED_BY, ISSUED_AT, EXPIRES_AT, REVOKED_AT, REASON);

    private final Database database;

    public StoredLicences(Database database) {
        this.database = database;
    }

    public void add(String tenant, Licence licence, String keyHash) {
        database.transact(sql -> sql.insertInto(TABLE)
                .set(ID, licence.id())
                .set(TENANT, tenant)
                .set(LISTING, licence.listing())
                .set(KEY_HASH, keyHash)
                .set(KEY_HINT, licence.hint())
                .set(ISSUED_TO, licence.issuedTo())
                .set(AMOUNT, licence.amount())
                .set(CURRENCY, licence.currency())
                .set(ISSUED_BY, licence.issuedBy())
                .set(ISSUED_AT, licence.issuedAt())
                .set(EXPIRES_AT, licence.expiresAt())
                .execute());
    }

    public Optional<Licence> find(String tenant, String id) {
        return one(TENANT.eq(tenant).and(ID.eq(id)));
    }

    public Optional<Licence> byKey(String tenant, String listing, String keyHash) {
        return one(TENANT.eq(tenant).and(LISTING.eq(listing)).and(KEY_HASH.eq(keyHash)));
    }

    /** The oldest first. */
    public List<Licence> of(String tenant, Collection<String> listings) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(TABLE)
                .where(TENANT.eq(tenant).and(LISTING.in(listings)))
                .orderBy(ID)
                .fetch(StoredLicences::licence));
    }

    /** A licence of a listing that is gone, and what it was called. */
    public record Archived(String listingName, Licence licence) {}

    /** Of a publisher's listings that are gone, the oldest first. */
    public List<Archived> archived(String tenant, String publisher) {
        return database.read(sql -> sql.select(COLUMNS)
                .select(LISTING_NAME)
                .from(TABLE)
                .where(TENANT.eq(tenant).and(PUBLISHER.eq(publisher)))
                .orderBy(ID)
                .fetch(row -> new Archived(row.get(LISTING_NAME), licence(row))));
    }

    /** Keeps what was earned with a listing that goes: whose it was, and what it was called. */
    static void archive(DSLContext sql, String tenant, Listing listing) {
        sql.update(TABLE)
                .set(LISTING_NAME, listing.text().name())
                .set(PUBLISHER, listing.publisher())
                .where(TENANT.eq(tenant).and(LISTING.eq(listing.id())))
                .execute();
    }

    public void revoke(String tenant, String id, String reason) {
        database.transact(sql -> sql.update(TABLE)
                .set(REVOKED_AT, Times.now())
                .set(REASON, reason)
                .where(TENANT.eq(tenant).and(ID.eq(id)).and(REVOKED_AT.isNull()))
                .execute());
    }

    private Optional<Licence> one(Condition condition) {
        return database.read(
                sql -> sql.select(COLUMNS).from(TABLE).where(condition).fetchOptional(StoredLicences::licence));
    }

    private static Licence licence(Record row) {
        return new Licence(
                row.get(ID),
                row.get(LISTING),
                row.get(KEY_HINT),
                row.get(ISSUED_TO),
                row.get(AMOUNT),
                row.get(CURRENCY),
                row.get(ISSUED_BY),
                row.get(ISSUED_AT),
                row.get(EXPIRES_AT),
                row.get(REVOKED_AT),
                row.get(REASON));
    }
}
