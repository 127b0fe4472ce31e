package io.serai.journal.internal.wait;

import static io.serai.journal.internal.write.Tables.EXECUTION_ID;
import static io.serai.journal.internal.write.Tables.ID;
import static io.serai.journal.internal.write.Tables.TENANT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.serai.store.Database;
import io.serai.store.Times;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The links of approvals, in the store. */
final class LinkTable {
    private static final Table<Record> LINKS = table("approval_links");
    private static final Field<String> WAIT_ID = field("wait_id", String.class);
    private static final Field<String> TOKEN_HASH = field("token_hash", String.class);
    private static final Field<String> PERSON = field("person", String.class);
    private static final Field<String> MADE_BY = field("made_by", String.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);
    private static final Field<Instant> EXPIRES_AT = field("expires_at", Times.TIMESTAMP);
    private static final Field<Instant> USED_AT = field("used_at", Times.TIMESTAMP);

    private final Database database;

    LinkTable(Database database) {
        this.database = database;
    }

    /** A link; the token in it is not kept. */
    record Link(
            String id,
            String tenant,
            String execution,
            String approval,
            String person,
            String madeBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    void insert(Link link, String tokenHash) {
        database.transact(sql -> sql.insertInto(
                        LINKS, ID, TENANT, EXECUTION_ID, WAIT_ID, TOKEN_HASH, PERSON, MADE_BY, CREATED_AT, EXPIRES_AT)
                .values(
                        link.id(),
                        link.tenant(),
                        link.execution(),
                        link.approval(),
                        tokenHash,
                        link.person(),
                        link.madeBy(),
                        link.createdAt(),
                        link.expiresAt())
                .execute());
    }

    @Nullable
    Link find(String tokenHash) {
        return database.read(
                sql -> sql.select(ID, TENANT, EXECUTION_ID, WAIT_ID, PERSON, MADE_BY, CREATED_AT, EXPIRES_AT, USED_AT)
                        .from(LINKS)
                        .where(TOKEN_HASH.eq(tokenHash))
                        .fetchOne(row -> new Link(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8(),
                                row.value9())));
    }

    /** Uses a link up; false if it was. */
    boolean use(String id, Instant now) {
        return database.transact(sql -> sql.update(LINKS)
                        .set(USED_AT, now)
                        .where(ID.eq(id))
                        .and(USED_AT.isNull())
                        .execute())
                == 1;
    }
}
