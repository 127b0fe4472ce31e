package io.serai.security.internal.people;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Times;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables of V1__people.sql; several have columns of the same name, which are named once. */
public final class Tables {
    public static final Table<Record> USERS = table("users");
    public static final Table<Record> ROLES = table("roles");
    public static final Table<Record> USER_ROLES = table("user_roles");
    public static final Table<Record> SESSIONS = table("sessions");
    public static final Table<Record> REFRESH_TOKENS = table("refresh_tokens");
    public static final Table<Record> API_KEYS = table("api_keys");
    public static final Table<Record> SIGNING_KEYS = table("signing_keys");
    public static final Table<Record> AUDIT_LOG = table("audit_log");

    public static final Field<String> ID = text("id");
    public static final Field<String> TENANT = text("tenant");
    public static final Field<String> NAME = text("name");
    public static final Field<String> USERNAME = text("username");
    public static final Field<String> USERNAME_KEY = text("username_key");
    public static final Field<String> DISPLAY_NAME = text("display_name");
    public static final Field<String> EMAIL = text("email");
    public static final Field<String> PASSWORD_HASH = text("password_hash");
    public static final Field<Short> PASSWORD_CHANGE_REQUIRED = field("password_change_required", Short.class);
    public static final Field<String> STATUS = text("status");
    public static final Field<Integer> REVISION = field("revision", Integer.class);
    public static final Field<Instant> CREATED_AT = time("created_at");
    public static final Field<Instant> UPDATED_AT = time("updated_at");
    public static final Field<Instant> LAST_LOGIN_AT = time("last_login_at");
    public static final Field<Instant> LAST_USED_AT = time("last_used_at");
    public static final Field<Instant> EXPIRES_AT = time("expires_at");
    public static final Field<Instant> ENDED_AT = time("ended_at");
    public static final Field<Instant> USED_AT = time("used_at");
    public static final Field<Instant> REVOKED_AT = time("revoked_at");
    public static final Field<String> DESCRIPTION = text("description");
    public static final Field<String> PERMISSIONS = text("permissions");
    public static final Field<String> USER_ID = text("user_id");
    public static final Field<String> ROLE = text("role");
    public static final Field<String> END_REASON = text("end_reason");
    public static final Field<String> REMOTE_ADDRESS = text("remote_address");
    public static final Field<String> USER_AGENT = text("user_agent");
    public static final Field<String> HASH = text("hash");
    public static final Field<String> SESSION_ID = text("session_id");
    public static final Field<String> PREFIX = text("prefix");
    public static final Field<byte[]> SEALED = field("sealed", byte[].class);

    private Tables() {}

    public static Field<String> text(String name) {
        return field(name, String.class);
    }

    private static Field<Instant> time(String name) {
        return field(name, Times.TIMESTAMP);
    }
}
