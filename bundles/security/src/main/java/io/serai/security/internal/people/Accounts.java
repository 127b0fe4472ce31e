package io.serai.security.internal.people;

import static io.serai.security.internal.people.Tables.*;

import io.serai.api.error.ConflictException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.security.internal.people.Account.Status;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** People and their roles in the database. */
public final class Accounts {
    public static final String ADMIN_ROLE = "Admin";

    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            TENANT,
            USERNAME,
            USERNAME_KEY,
            DISPLAY_NAME,
            EMAIL,
            PASSWORD_HASH,
            PASSWORD_CHANGE_REQUIRED,
            STATUS,
            REVISION,
            CREATED_AT,
            UPDATED_AT,
            LAST_LOGIN_AT);

    private final Database database;

    public Accounts(Database database) {
        this.database = database;
    }

    /** A new person's values; the rest is given by the hub. */
    public record Draft(
            String username,
            String name,
            @Nullable String email,
            String passwordHash,
            boolean passwordChangeRequired,
            Status status,
            Collection<String> roles) {}

    public @Nullable Account byName(String tenant, String username) {
        return one(TENANT.eq(tenant).and(USERNAME_KEY.eq(key(username))));
    }

    /** The person, also a deleted one, or null. */
    public @Nullable Account byId(String tenant, String id) {
        return one(TENANT.eq(tenant).and(ID.eq(id)));
    }

    /** @throws NotFoundException if there is nobody, or not in this tenant, or deleted */
    public Account existing(String tenant, String id) {
        Account account = byId(tenant, id);
        if (account == null || account.status() == Status.DELETED) {
            throw new NotFoundException("user.not-found", "There is no user with the id " + id + ".");
        }
        return account;
    }

    public boolean isEmpty(String tenant) {
        return database.read(sql -> !sql.fetchExists(DSL.selectOne().from(USERS).where(TENANT.eq(tenant))));
    }

    public Page<Account> list(String tenant, @Nullable Status status, PageRequest request) {
        Condition where = TENANT.eq(tenant);
        where = status == null ? where.and(STATUS.ne(Status.DELETED.name())) : where.and(STATUS.eq(status.name()));
        String query = request.query();
        if (query != null) {
            String like = "%" + query.toLowerCase(Locale.ROOT) + "%";
            where = where.and(USERNAME_KEY
                    .like(like)
                    .or(DSL.lower(DISPLAY_NAME).like(like))
                    .or(DSL.lower(EMAIL).like(like)));
        }
        if (request.cursor() != null) {
            where = where.and(USERNAME_KEY.gt(request.cursor()));
        }
        Condition condition = where;
        SortField<String> order = USERNAME_KEY.asc();
        return database.read(sql -> {
            List<? extends Record> rows = sql.select(COLUMNS)
                    .from(USERS)
                    .where(condition)
                    .orderBy(order)
                    .limit(request.limit() + 1)
                    .fetch();
            List<? extends Record> shown = rows.subList(0, Math.min(request.limit(), rows.size()));
            Map<String, List<String>> roles =
                    roles(sql, shown.stream().map(row -> row.get(ID)).toList());
            List<Account> accounts = shown.stream()
                    .map(row -> account(row, roles.getOrDefault(row.get(ID), List.of())))
                    .toList();
            String next =
                    rows.size() > request.limit() ? shown.get(shown.size() - 1).get(USERNAME_KEY) : null;
            return new Page<>(accounts, next);
        });
    }

    /** @throws ConflictException if the user name is taken */
    public Account create(String tenant, Draft draft) {
        String id = Ids.next();
        try {
            return database.transact(sql -> {
                var now = Times.now();
                sql.insertInto(USERS)
                        .set(ID, id)
                        .set(TENANT, tenant)
                        .set(USERNAME, draft.username())
                        .set(USERNAME_KEY, key(draft.username()))
                        .set(DISPLAY_NAME, draft.name())
                        .set(EMAIL, draft.email())
                        .set(PASSWORD_HASH, draft.passwordHash())
                        .set(PASSWORD_CHANGE_REQUIRED, flag(draft.passwordChangeRequired()))
                        .set(STATUS, draft.status().name())
                        .set(REVISION, 1)
                        .set(CREATED_AT, now)
                        .set(UPDATED_AT, now)
                        .execute();
                putRoles(sql, tenant, id, draft.roles());
                return existing(tenant, id);
            });
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                throw new ConflictException(
                        "user.name-taken", "The user name " + draft.username() + " is taken; choose another.");
            }
            throw e;
        }
    }

    /**
     * Replaces what may be edited.
     *
     * @param revision the one that the change is based on, or null for whichever is there
     */
    public Account update(Account changed, @Nullable Integer revision) {
        return database.transact(sql -> {
            Condition which = ID.eq(changed.id()).and(TENANT.eq(changed.tenant()));
            int rows = sql.update(USERS)
                    .set(DISPLAY_NAME, changed.name())
                    .set(EMAIL, changed.email())
                    .set(STATUS, changed.status().name())
                    .set(REVISION, REVISION.plus(1))
                    .set(UPDATED_AT, Times.now())
                    .where(revision == null ? which : which.and(REVISION.eq(revision)))
                    .execute();
            if (rows == 0) {
                throw new PreconditionException(
                        "user.changed", "This user was changed meanwhile; read it again, then repeat the change.");
            }
            sql.deleteFrom(USER_ROLES).where(USER_ID.eq(changed.id())).execute();
            putRoles(sql, changed.tenant(), changed.id(), changed.roles());
            keepAnAdmin(sql, changed.tenant());
            return existing(changed.tenant(), changed.id());
        });
    }

    public void delete(Account account) {
        database.transact(sql -> {
            sql.update(USERS)
                    .set(STATUS, Status.DELETED.name())
                    .set(USERNAME_KEY, "deleted:" + account.id())
                    .set(REVISION, REVISION.plus(1))
                    .set(UPDATED_AT, Times.now())
                    .where(ID.eq(account.id()))
                    .execute();
            keepAnAdmin(sql, account.tenant());
            return null;
        });
    }

    public void setPassword(Account account, String hash, boolean changeRequired) {
        database.transact(sql -> sql.update(USERS)
                .set(PASSWORD_HASH, hash)
                .set(PASSWORD_CHANGE_REQUIRED, flag(changeRequired))
                .set(REVISION, REVISION.plus(1))
                .set(UPDATED_AT, Times.now())
                .where(ID.eq(account.id()))
                .execute());
    }

    private @Nullable Account one(Condition which) {
        return database.read(sql -> {
            Record row = sql.select(COLUMNS).from(USERS).where(which).fetchOne();
            return row == null
                    ? null
                    : account(row, roles(sql, List.of(row.get(ID))).getOrDefault(row.get(ID), List.of()));
        });
    }

    private static Map<String, List<String>> roles(DSLContext sql, List<String> ids) {
        return sql.select(USER_ID, ROLE)
                .from(USER_ROLES)
                .where(USER_ID.in(ids))
                .orderBy(ROLE)
                .fetchGroups(USER_ID, ROLE);
    }

    private static void putRoles(DSLContext sql, String tenant, String id, Collection<String> roles) {
        for (String role : new TreeSet<>(roles)) {
            sql.insertInto(USER_ROLES, USER_ID, ROLE, TENANT)
                    .values(id, role, tenant)
                    .execute();
        }
    }

    /** A hub that nobody may administer cannot be repaired from inside. */
    private static void keepAnAdmin(DSLContext sql, String tenant) {
        boolean kept = sql.fetchExists(DSL.selectOne()
                .from(USERS)
                .where(TENANT.eq(tenant))
                .and(STATUS.eq(Status.ACTIVE.name()))
                .and(ID.in(DSL.select(USER_ID).from(USER_ROLES).where(ROLE.eq(ADMIN_ROLE)))));
        if (!kept) {
            throw new ConflictException(
                    "user.last-admin", "This is the last active administrator; make another one first.");
        }
    }

    private static Account account(Record row, List<String> roles) {
        return new Account(
                row.get(ID),
                row.get(TENANT),
                row.get(USERNAME),
                row.get(DISPLAY_NAME),
                row.get(EMAIL),
                row.get(PASSWORD_HASH),
                row.get(PASSWORD_CHANGE_REQUIRED) != 0,
                Status.valueOf(row.get(STATUS)),
                List.copyOf(roles),
                row.get(REVISION),
                row.get(CREATED_AT),
                row.get(UPDATED_AT),
                row.get(LAST_LOGIN_AT));
    }

    private static String key(String username) {
        return username.trim().toLowerCase(Locale.ROOT);
    }

    private static short flag(boolean value) {
        return (short) (value ? 1 : 0);
    }
}
