package io.serai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.TimeZone;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionTest {
    private static final Table<Record> TENANTS = table("tenants");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> NAME = field("name", String.class);
    private static final Field<String> STATUS = field("status", String.class);
    private static final Field<Instant> CREATED_AT = field("created_at", Times.TIMESTAMP);

    @ParameterizedTest
    @EnumSource(Engine.class)
    void commitsWhatTheOutermostTransactionDid(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            int seenInside = database.transact(sql -> {
                insert(database, "a", Times.now());
                return database.read(same -> same.fetchCount(TENANTS));
            });
            assertThat(seenInside).isEqualTo(2);
            assertThat(count(database)).isEqualTo(2);
            assertThat(database.engine()).isEqualTo(engine);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void undoesEverythingWhenTheWorkThrows(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            assertThatThrownBy(() -> database.transact(sql -> {
                        insert(database, "a", Times.now());
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void tellsADuplicateFromOtherFailures(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            assertThatThrownBy(() -> insert(database, "default", Times.now()))
                    .isInstanceOf(DataAccessException.class)
                    .matches(Duplicates::isDuplicate);
            assertThatThrownBy(() -> database.read(sql -> sql.fetch("select nothing from nowhere")))
                    .isInstanceOf(DataAccessException.class)
                    .matches(failure -> !Duplicates.isDuplicate(failure));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void keepsTimesThatTheLocalZoneDoesNotHave(Engine engine) {
        TimeZone before = TimeZone.getDefault();
        // there is no 02:30 on that day in Berlin
        Instant skipped = Instant.parse("2026-03-29T02:30:00.123456Z");
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (TestDatabase database = TestDatabase.on(engine)) {
            insert(database, "a", skipped);
            assertThat(timeOf(database, "a", skipped)).isEqualTo(skipped);
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            assertThat(timeOf(database, "a", skipped)).isEqualTo(skipped);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Instant timeOf(Database database, String id, Instant latest) {
        return database.read(sql -> sql.select(CREATED_AT)
                .from(TENANTS)
                .where(CREATED_AT.le(latest))
                .and(ID.eq(id))
                .fetchOne(CREATED_AT));
    }

    private static int count(Database database) {
        return database.read(sql -> sql.fetchCount(TENANTS));
    }

    private static void insert(Database database, String id, Instant at) {
        database.transact(sql -> sql.insertInto(TENANTS, ID, NAME, STATUS, CREATED_AT)
                .values(id, id, "ACTIVE", at)
                .execute());
    }
}
