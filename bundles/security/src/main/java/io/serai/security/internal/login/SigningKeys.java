package io.serai.security.internal.login;

import static io.serai.security.internal.people.Tables.*;

import io.serai.api.security.Caller;
import io.serai.api.security.LinkTokens;
import io.serai.security.internal.crypto.MasterKey;
import io.serai.security.internal.crypto.Secrets;
import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys under access tokens and links, shared by all nodes through the database and sealed with the master key. */
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int KEY_BYTES = 32;

    /** A key signs for so long; access tokens outlive it by minutes, those in links by days. */
    private static final Duration ROTATION = Duration.ofDays(90);

    private static final Duration KEPT_AFTER = Duration.ofDays(LinkTokens.LONGEST_DAYS + 1);

    private final Database database;
    private final MasterKey master;
    private final Map<String, byte[]> byId = new ConcurrentHashMap<>();
    private volatile @Nullable SigningKey current;

    SigningKeys(Database database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /** @param id goes into each token's header, so that it is found again after a rotation */
    record SigningKey(String id, byte[] secret, Instant createdAt) {
        boolean isDue() {
            return createdAt.plus(ROTATION).isBefore(Instant.now());
        }
    }

    /** The key to sign with; made when there is none or it is due. */
    SigningKey current() {
        SigningKey key = current;
        if (key == null || key.isDue()) {
            key = newestOrNew();
            byId.put(key.id(), key.secret());
            current = key;
        }
        return key;
    }

    /** The key with an id, or null if there is none (any more), or the master key does not open it. */
    byte @Nullable [] find(String id) {
        byte[] known = byId.get(id);
        if (known != null) {
            return known;
        }
        Record row = database.read(sql -> sql.select(ID, SEALED, CREATED_AT)
                .from(SIGNING_KEYS)
                .where(ID.eq(id))
                .fetchOne());
        SigningKey key = row == null ? null : open(row);
        if (key == null) {
            return null;
        }
        byId.put(id, key.secret());
        return key.secret();
    }

    private synchronized SigningKey newestOrNew() {
        return database.transact(sql -> {
            List<? extends Record> rows = sql.select(ID, SEALED, CREATED_AT)
                    .from(SIGNING_KEYS)
                    .orderBy(ID.desc())
                    .fetch();
            SigningKey newest = rows.isEmpty() ? null : open(rows.get(0));
            if (newest != null && !newest.isDue()) {
                return newest;
            }
            SigningKey made = new SigningKey(Ids.next(), Secrets.bytes(KEY_BYTES), Times.now());
            sql.insertInto(SIGNING_KEYS, ID, TENANT, SEALED, CREATED_AT)
                    .values(made.id(), Caller.DEFAULT_TENANT, master.seal(made.secret()), made.createdAt())
                    .execute();
            sql.deleteFrom(SIGNING_KEYS)
                    .where(CREATED_AT.lt(made.createdAt().minus(ROTATION).minus(KEPT_AFTER)))
                    .execute();
            return made;
        });
    }

    private @Nullable SigningKey open(Record row) {
        try {
            return new SigningKey(row.get(ID), master.open(row.get(SEALED)), row.get(CREATED_AT));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "The master key does not open signing key {}: its tokens are refused and people log in again",
                    row.get(ID));
            return null;
        }
    }
}
