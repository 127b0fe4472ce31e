package io.serai.security.internal.login;

import static io.serai.security.internal.people.Tables.*;

import io.serai.api.error.NotFoundException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.security.internal.crypto.Secrets;
import io.serai.security.internal.people.Texts;
import io.serai.store.Database;
import io.serai.store.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Keys for programs: {@code sk_serai_PREFIX_SECRET}. Only a digest is kept; the prefix finds it and is shown. */
public final class ApiKeys {
    private static final String MARK = "sk_serai_";
    private static final int PREFIX_LENGTH = 8;
    private static final int SECRET_LENGTH = 40;

    private static final List<Field<?>> COLUMNS =
            List.of(ID, TENANT, USER_ID, NAME, PREFIX, HASH, PERMISSIONS, CREATED_AT, EXPIRES_AT, LAST_USED_AT);

    private final Database database;
    private final Clock clock;

    ApiKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A key that was not revoked; it may have expired.
     *
     * @param permissions at most these of its owner's; empty for all of them
     */
    public record ApiKey(
            String id,
            String tenant,
            String userId,
            String name,
            String prefix,
            Set<String> permissions,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** @param secret the whole key, which nobody can see again */
    public record Created(ApiKey key, String secret) {}

    public Created create(
            String tenant, String userId, String name, Set<String> permissions, @Nullable Instant expiresAt) {
        String prefix = MARK + Secrets.readable(PREFIX_LENGTH);
        String secret = prefix + "_" + Secrets.readable(SECRET_LENGTH);
        ApiKey key = new ApiKey(
                Ids.next(),
                tenant,
                userId,
                name,
                prefix,
                permissions,
                now(),
                expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS),
                null);
        database.transact(sql -> sql.insertInto(API_KEYS)
                .set(ID, key.id())
                .set(TENANT, tenant)
                .set(USER_ID, userId)
                .set(NAME, name)
                .set(PREFIX, prefix)
                .set(HASH, Secrets.digest(secret))
                .set(PERMISSIONS, String.join(" ", new TreeSet<>(permissions)))
                .set(CREATED_AT, key.createdAt())
                .set(EXPIRES_AT, key.expiresAt())
                .execute());
        return new Created(key, secret);
    }

    /** The key with this secret, unless it is unknown, revoked or expired. */
    @Nullable
    ApiKey bySecret(String secret) {
        int end = secret.lastIndexOf('_');
        if (!secret.startsWith(MARK) || end < MARK.length()) {
            return null;
        }
        Record row = database.read(sql -> sql.select(COLUMNS)
                .from(API_KEYS)
                .where(PREFIX.eq(secret.substring(0, end)))
                .and(REVOKED_AT.isNull())
                .fetchOne());
        if (row == null || !Secrets.same(row.get(HASH), Secrets.digest(secret))) {
            return null;
        }
        ApiKey key = key(row);
        return key.expiresAt() != null && !now().isBefore(key.expiresAt()) ? null : key;
    }

    /** A person's keys, the newest first. */
    public Page<ApiKey> list(String userId, PageRequest request) {
        Condition where = USER_ID.eq(userId).and(REVOKED_AT.isNull());
        Condition condition = request.cursor() == null ? where : where.and(ID.lt(request.cursor()));
        List<ApiKey> found = database.read(sql -> sql.select(COLUMNS)
                .from(API_KEYS)
                .where(condition)
                .orderBy(ID.desc())
                .limit(request.limit() + 1)
                .fetch(ApiKeys::key));
        return Texts.page(found, request.limit(), ApiKey::id);
    }

    /** @throws NotFoundException if the person has no such key */
    public void revoke(String userId, String id) {
        int rows = database.transact(sql -> sql.update(API_KEYS)
                .set(REVOKED_AT, now())
                .where(ID.eq(id))
                .and(USER_ID.eq(userId))
                .and(REVOKED_AT.isNull())
                .execute());
        if (rows == 0) {
            throw new NotFoundException("api-key.not-found", "There is no API key with the id " + id + ".");
        }
    }

    void revokeAll(String userId) {
        database.transact(sql -> sql.update(API_KEYS)
                .set(REVOKED_AT, now())
                .where(USER_ID.eq(userId))
                .and(REVOKED_AT.isNull())
                .execute());
    }

    void used(String id) {
        database.transact(sql ->
                sql.update(API_KEYS).set(LAST_USED_AT, now()).where(ID.eq(id)).execute());
    }

    private static ApiKey key(Record row) {
        String permissions = row.get(PERMISSIONS);
        return new ApiKey(
                row.get(ID),
                row.get(TENANT),
                row.get(USER_ID),
                row.get(NAME),
                row.get(PREFIX),
                permissions.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(permissions.split(" "))),
                row.get(CREATED_AT),
                row.get(EXPIRES_AT),
                row.get(LAST_USED_AT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
