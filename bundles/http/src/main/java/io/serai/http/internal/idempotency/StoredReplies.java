package io.serai.http.internal.idempotency;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.security.Caller;
import io.serai.http.internal.server.Replies;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Replies in the database, so that a repetition is recognized after a restart and on another node. */
@Component(service = Replies.class)
public final class StoredReplies implements Replies {
    private static final Duration KEPT = Duration.ofHours(24);
    /** Longer than any call; after that, the hub that made it must have died. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(5);

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);

    private static final Table<Record> KEYS = table(name("idempotency_keys"));
    private static final Field<String> TENANT = field(name("tenant"), SQLDataType.VARCHAR);
    private static final Field<String> CALLER = field(name("caller"), SQLDataType.VARCHAR);
    private static final Field<String> KEY = field(name("idempotency_key"), SQLDataType.VARCHAR);
    private static final Field<String> OPERATION = field(name("operation"), SQLDataType.VARCHAR);
    private static final Field<String> HASH = field(name("request_hash"), SQLDataType.VARCHAR);
    private static final Field<Integer> STATUS = field(name("status"), SQLDataType.INTEGER);
    private static final Field<String> CONTENT_TYPE = field(name("content_type"), SQLDataType.VARCHAR);
    private static final Field<String> LOCATION = field(name("location"), SQLDataType.VARCHAR);
    private static final Field<String> ETAG = field(name("etag"), SQLDataType.VARCHAR);
    private static final Field<byte[]> REPLY = field(name("reply"), SQLDataType.BLOB);
    private static final Field<Instant> CREATED = field(name("created_at"), Times.TIMESTAMP);
    private static final Field<Instant> EXPIRES = field(name("expires_at"), Times.TIMESTAMP);

    private final Database database;
    private final AtomicLong nextSweep = new AtomicLong();

    @Activate
    public StoredReplies(@Reference Database database) {
        this.database = database;
    }

    @Override
    public @Nullable Reply begin(Caller caller, String key, String operation, String requestHash) {
        sweep();
        try {
            database.transact(sql -> {
                Instant now = Times.now();
                sql.deleteFrom(KEYS).where(is(caller, key)).and(EXPIRES.lt(now)).execute();
                return sql.insertInto(KEYS, TENANT, CALLER, KEY, OPERATION, HASH, CREATED, EXPIRES)
                        .values(caller.tenant(), caller.id(), key, operation, requestHash, now, now.plus(UNDER_WAY))
                        .execute();
            });
            return null;
        } catch (DataAccessException failed) {
            if (!Duplicates.isDuplicate(failed)) {
                throw failed;
            }
        }
        Record earlier = database.read(sql -> sql.select(OPERATION, HASH, STATUS, CONTENT_TYPE, LOCATION, ETAG, REPLY)
                .from(KEYS)
                .where(is(caller, key))
                .fetchOne());
        if (earlier == null || earlier.get(STATUS) == null && earlier.get(HASH).equals(requestHash)) {
            throw new ConflictException(
                    "idempotency.in-progress", "The first call with this Idempotency-Key has not ended yet.");
        }
        if (!earlier.get(HASH).equals(requestHash) || !earlier.get(OPERATION).equals(operation)) {
            throw new InvalidInputException(
                    "idempotency.mismatch", "This Idempotency-Key was used for another call; take a new one.");
        }
        byte[] body = earlier.get(REPLY);
        return new Reply(
                earlier.get(STATUS),
                earlier.get(CONTENT_TYPE),
                earlier.get(LOCATION),
                earlier.get(ETAG),
                body == null ? new byte[0] : body);
    }

    @Override
    public void finish(Caller caller, String key, Reply reply) {
        database.transact(sql -> sql.update(KEYS)
                .set(STATUS, reply.status())
                .set(CONTENT_TYPE, reply.contentType())
                .set(LOCATION, reply.location())
                .set(ETAG, reply.etag())
                .set(REPLY, reply.body())
                .set(EXPIRES, Times.now().plus(KEPT))
                .where(is(caller, key))
                .execute());
    }

    @Override
    public void forget(Caller caller, String key) {
        database.transact(sql -> sql.deleteFrom(KEYS).where(is(caller, key)).execute());
    }

    private static Condition is(Caller caller, String key) {
        return TENANT.eq(caller.tenant()).and(CALLER.eq(caller.id())).and(KEY.eq(key));
    }

    // Whoever comes first after a while clears up; expired keys harm nobody meanwhile.
    private void sweep() {
        long now = System.nanoTime();
        long due = nextSweep.get();
        if ((due == 0 || now - due >= 0) && nextSweep.compareAndSet(due, now + BETWEEN_SWEEPS.toNanos())) {
            database.transact((DSLContext sql) ->
                    sql.deleteFrom(KEYS).where(EXPIRES.lt(Times.now())).execute());
        }
    }
}
