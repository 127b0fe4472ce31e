package io.serai.security.internal.login;

import static io.serai.security.internal.people.Tables.*;

import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.security.internal.crypto.Secrets;
import io.serai.security.internal.people.Account;
import io.serai.security.internal.people.Texts;
import io.serai.store.Database;
import io.serai.store.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Logins that last: each is a session whose refresh tokens are used once and replaced. A token that comes a second time
 * was stolen, from the hub's side it is unknown by whom, so the whole session ends (RFC 9700, section 4.14.2).
 */
public final class Sessions {
    static final Duration LIFETIME = Duration.ofDays(7);
    private static final int TOKEN_BYTES = 32;

    private static final List<Field<?>> COLUMNS =
            List.of(ID, USER_ID, CREATED_AT, LAST_USED_AT, EXPIRES_AT, REMOTE_ADDRESS, USER_AGENT);

    private final Database database;
    private final Clock clock;

    Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A login that has not ended. */
    public record Session(
            String id,
            String userId,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            @Nullable String remoteAddress,
            @Nullable String userAgent) {}

    /** A session with the one refresh token that is good for it now. */
    record Opened(String session, String tenant, String userId, String refreshToken) {}

    /** What came of a refresh token. */
    sealed interface Refreshed {
        /** It was good; here is the next one. */
        record Rotated(Opened opened) implements Refreshed {}

        /** It had been used before; its session has ended. */
        record Reused(String session, String tenant, String userId) implements Refreshed {}

        /** Unknown, expired, or of an ended session. */
        record Refused() implements Refreshed {}
    }

    Opened open(Account account, @Nullable String remoteAddress, @Nullable String userAgent) {
        return database.transact(sql -> {
            Instant now = now();
            String id = Ids.next();
            sql.insertInto(SESSIONS)
                    .set(ID, id)
                    .set(TENANT, account.tenant())
                    .set(USER_ID, account.id())
                    .set(CREATED_AT, now)
                    .set(LAST_USED_AT, now)
                    .set(EXPIRES_AT, now.plus(LIFETIME))
                    .set(REMOTE_ADDRESS, Texts.cut(remoteAddress, 64))
                    .set(USER_AGENT, Texts.cut(userAgent, 300))
                    .execute();
            sql.update(USERS).set(LAST_LOGIN_AT, now).where(ID.eq(account.id())).execute();
            return new Opened(id, account.tenant(), account.id(), newToken(sql, id, account.tenant(), now));
        });
    }

    Refreshed refresh(String token) {
        String hash = Secrets.digest(token);
        return database.transact(sql -> {
            Instant now = now();
            Record found = sql.select(SESSION_ID, EXPIRES_AT)
                    .from(REFRESH_TOKENS)
                    .where(HASH.eq(hash))
                    .fetchOne();
            if (found == null || !now.isBefore(found.get(EXPIRES_AT))) {
                return new Refreshed.Refused();
            }
            Record session = sql.select(ID, TENANT, USER_ID)
                    .from(SESSIONS)
                    .where(ID.eq(found.get(SESSION_ID)))
                    .and(ENDED_AT.isNull())
                    .fetchOne();
            if (session == null) {
                return new Refreshed.Refused();
            }
            String id = session.get(ID);
            // of two that come at the same time, one finds the row already used
            int taken = sql.update(REFRESH_TOKENS)
                    .set(USED_AT, now)
                    .where(HASH.eq(hash))
                    .and(USED_AT.isNull())
                    .execute();
            if (taken == 0) {
                end(ID.eq(id), "token-reused");
                return new Refreshed.Reused(id, session.get(TENANT), session.get(USER_ID));
            }
            sql.update(SESSIONS)
                    .set(LAST_USED_AT, now)
                    .set(EXPIRES_AT, now.plus(LIFETIME))
                    .where(ID.eq(id))
                    .execute();
            String next = newToken(sql, id, session.get(TENANT), now);
            return new Refreshed.Rotated(new Opened(id, session.get(TENANT), session.get(USER_ID), next));
        });
    }

    /** The session that a refresh token, used or not, belongs to, or null. */
    @Nullable
    String ofRefreshToken(String token) {
        return database.read(sql -> sql.select(SESSION_ID)
                .from(REFRESH_TOKENS)
                .where(HASH.eq(Secrets.digest(token)))
                .fetchOne(SESSION_ID));
    }

    /** The open session, or null. */
    @Nullable
    Session find(String id) {
        return database.read(sql -> sql.select(COLUMNS)
                .from(SESSIONS)
                .where(ID.eq(id))
                .and(ENDED_AT.isNull())
                .and(EXPIRES_AT.gt(now()))
                .fetchOne(Sessions::session));
    }

    /** A person's open sessions, the newest first. */
    public Page<Session> list(String userId, PageRequest request) {
        Condition where = USER_ID.eq(userId).and(ENDED_AT.isNull()).and(EXPIRES_AT.gt(now()));
        Condition condition = request.cursor() == null ? where : where.and(ID.lt(request.cursor()));
        List<Session> found = database.read(sql -> sql.select(COLUMNS)
                .from(SESSIONS)
                .where(condition)
                .orderBy(ID.desc())
                .limit(request.limit() + 1)
                .fetch(Sessions::session));
        return Texts.page(found, request.limit(), Session::id);
    }

    /** Ends the open sessions that a condition names; their ids. */
    List<String> end(Condition which, String reason) {
        return database.transact(sql -> {
            Condition open = which.and(ENDED_AT.isNull());
            List<String> ids = sql.select(ID).from(SESSIONS).where(open).fetch(ID);
            sql.update(SESSIONS)
                    .set(ENDED_AT, now())
                    .set(END_REASON, reason)
                    .where(open)
                    .execute();
            return ids;
        });
    }

    /** Removes what ended or ran out long ago. */
    void sweep() {
        Instant before = now().minus(LIFETIME);
        database.transact(sql -> {
            sql.deleteFrom(REFRESH_TOKENS).where(EXPIRES_AT.lt(before)).execute();
            return sql.deleteFrom(SESSIONS).where(EXPIRES_AT.lt(before)).execute();
        });
    }

    private static String newToken(DSLContext sql, String session, String tenant, Instant now) {
        String token = Secrets.token(TOKEN_BYTES);
        sql.insertInto(REFRESH_TOKENS)
                .set(HASH, Secrets.digest(token))
                .set(SESSION_ID, session)
                .set(TENANT, tenant)
                .set(CREATED_AT, now)
                .set(EXPIRES_AT, now.plus(LIFETIME))
                .execute();
        return token;
    }

    private static Session session(Record row) {
        return new Session(
                row.get(ID),
                row.get(USER_ID),
                row.get(CREATED_AT),
                row.get(LAST_USED_AT),
                row.get(EXPIRES_AT),
                row.get(REMOTE_ADDRESS),
                row.get(USER_AGENT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
