package io.serai.plugins.internal.trust;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Keys and revocations in the store. */
final class StoredKeys {
    private static final Table<Record> KEYS = table("publisher_keys");
    private static final Table<Record> PACKAGES = table("revoked_packages");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> TENANT = field("tenant", String.class);
    private static final Field<String> KEY_ID = field("key_id", String.class);
    private static final Field<String> PUBLISHER = field("publisher", String.class);
    private static final Field<String> PUBLIC_KEY = field("public_key", String.class);
    private static final Field<Instant> ADDED_AT = field("added_at", Times.TIMESTAMP);
    private static final Field<String> ADDED_BY = field("added_by", String.class);
    private static final Field<Instant> REVOKED_AT = field("revoked_at", Times.TIMESTAMP);
    private static final Field<String> REVOKED_BY = field("revoked_by", String.class);
    private static final Field<String> REASON = field("reason", String.class);
    private static final Field<String> DIGEST = field("digest", String.class);

    private static final List<Field<?>> KEY_COLUMNS =
            List.of(KEY_ID, PUBLISHER, PUBLIC_KEY, ADDED_AT, ADDED_BY, REVOKED_AT, REVOKED_BY, REASON);
    private static final List<Field<?>> PACKAGE_COLUMNS = List.of(DIGEST, REASON, REVOKED_AT, REVOKED_BY);

    private final Database database;

    StoredKeys(Database database) {
        this.database = database;
    }

    List<PublisherKey> keys(String tenant) {
        return database.read(sql -> sql.select(KEY_COLUMNS)
                .from(KEYS)
                .where(TENANT.eq(tenant))
                .orderBy(KEY_ID)
                .fetch(StoredKeys::key));
    }

    Optional<PublisherKey> key(String tenant, String keyId) {
        return database.read(sql -> sql.select(KEY_COLUMNS)
                .from(KEYS)
                .where(TENANT.eq(tenant).and(KEY_ID.eq(keyId)))
                .fetchOptional(StoredKeys::key));
    }

    /** Fails with a duplicate key if it is there. */
    void add(String tenant, PublisherKey key) {
        database.transact(sql -> sql.insertInto(KEYS)
                .set(ID, Ids.next())
                .set(TENANT, tenant)
                .set(KEY_ID, key.id())
                .set(PUBLISHER, key.publisher())
                .set(PUBLIC_KEY, key.publicKey())
                .set(ADDED_AT, key.addedAt())
                .set(ADDED_BY, key.addedBy())
                .execute());
    }

    /** False if it was revoked before, or is not there. */
    boolean revoke(String tenant, String keyId, Instant at, String by, String reason) {
        return database.transact(sql -> sql.update(KEYS)
                        .set(REVOKED_AT, at)
                        .set(REVOKED_BY, by)
                        .set(REASON, reason)
                        .where(TENANT.eq(tenant).and(KEY_ID.eq(keyId)).and(REVOKED_AT.isNull()))
                        .execute())
                == 1;
    }

    List<RevokedPackage> packages(String tenant) {
        return database.read(sql -> sql.select(PACKAGE_COLUMNS)
                .from(PACKAGES)
                .where(TENANT.eq(tenant))
                .orderBy(DIGEST)
                .fetch(StoredKeys::revokedPackage));
    }

    List<RevokedPackage> packages(String tenant, Collection<String> digests) {
        return database.read(sql -> sql.select(PACKAGE_COLUMNS)
                .from(PACKAGES)
                .where(TENANT.eq(tenant).and(DIGEST.in(digests)))
                .fetch(StoredKeys::revokedPackage));
    }

    /** Fails with a duplicate key if it is there. */
    void add(String tenant, RevokedPackage revoked) {
        database.transact(sql -> sql.insertInto(PACKAGES)
                .set(ID, Ids.next())
                .set(TENANT, tenant)
                .set(DIGEST, revoked.digest())
                .set(REASON, revoked.reason())
                .set(REVOKED_AT, revoked.revokedAt())
                .set(REVOKED_BY, revoked.revokedBy())
                .execute());
    }

    boolean remove(String tenant, String digest) {
        return database.transact(sql -> sql.deleteFrom(PACKAGES)
                        .where(TENANT.eq(tenant).and(DIGEST.eq(digest)))
                        .execute())
                == 1;
    }

    private static PublisherKey key(Record row) {
        return new PublisherKey(
                row.get(KEY_ID),
                row.get(PUBLISHER),
                row.get(PUBLIC_KEY),
                row.get(ADDED_AT),
                row.get(ADDED_BY),
                row.get(REVOKED_AT),
                row.get(REVOKED_BY),
                row.get(REASON));
    }

    private static RevokedPackage revokedPackage(Record row) {
        return new RevokedPackage(row.get(DIGEST), row.get(REASON), row.get(REVOKED_AT), row.get(REVOKED_BY));
    }
}
