package io.serai.journal.internal.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.plugin.PluginOutcomes.Outcome;
import io.serai.store.Database;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import io.serai.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeCountTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:05:00Z");
    private static final List<String> BOTH = List.of("orders", "mail");

    private int number;
    private Instant now = NOW;

    private String execution(Database database, String tenant, Instant began, String status, @Nullable String plugins) {
        String id = Ids.lowestAt(began).substring(0, 24) + String.format("%012d", ++number);
        database.transact(sql -> insert(sql, id, tenant, began, status, plugins));
        return id;
    }

    private static int insert(
            DSLContext sql, String id, String tenant, Instant began, String status, @Nullable String plugins) {
        return sql.insertInto(DSL.table("executions"))
                .set(DSL.field("id", String.class), id)
                .set(DSL.field("tenant", String.class), tenant)
                .set(DSL.field("workflow_id", String.class), "w")
                .set(DSL.field("workflow_name", String.class), "w")
                .set(DSL.field("version", Integer.class), 1)
                .set(DSL.field("plugins", String.class), plugins)
                .set(DSL.field("status", String.class), status)
                .set(DSL.field("trigger_kind", String.class), "manual")
                .set(DSL.field("priority", Integer.class), 3)
                .set(DSL.field("created_at", Times.TIMESTAMP), began)
                .set(DSL.field("owner", String.class), "test")
                .execute();
    }

    private static void end(Database database, String id) {
        database.transact(sql -> sql.update(DSL.table("executions"))
                .set(DSL.field("status", String.class), "COMPLETED")
                .where(DSL.field("id", String.class).eq(id))
                .execute());
    }

    private OutcomeCount count(Database database) {
        return new OutcomeCount(new StoredOutcomes(database), () -> now);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void countsByTenantAndPluginWhatEnded(Engine engine) throws Exception {
        try (TestDatabase database = TestDatabase.on(engine)) {
            OutcomeCount count = count(database);
            assertThat(count.countedAt()).isNull();
            Instant yesterday = NOW.minus(Duration.ofDays(1));
            execution(database, "acme", yesterday, "COMPLETED", "mail@1.0.0,orders@1.0.0");
            execution(database, "acme", yesterday, "COMPLETED", "orders@2.0.0");
            execution(database, "acme", NOW.minusSeconds(60), "FAILED", "orders@2.0.0");
            execution(database, "acme", NOW.minusSeconds(60), "CANCELLED", "orders@2.0.0");
            execution(database, "acme", yesterday, "WAITING", "orders@2.0.0");
            execution(database, "acme", yesterday, "COMPLETED", null);
            execution(database, "other", yesterday, "FAILED", "orders@2.0.0");
            execution(database, "acme", NOW.minus(Duration.ofDays(31)), "FAILED", "orders@1.0.0");

            count.run();

            assertThat(count.of("acme", BOTH))
                    .isEqualTo(Map.of("orders", new Outcome(2, 1, 1), "mail", new Outcome(1, 0, 0)));
            assertThat(count.of("other", BOTH)).isEqualTo(Map.of("orders", new Outcome(0, 1, 0)));
            assertThat(count.of("acme", List.of())).isEmpty();
            assertThat(count.countedAt()).isEqualTo(NOW);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void readsAnHourAgainWhileSomethingOfItHasNotEndedEverLessOften(Engine engine) throws Exception {
        try (TestDatabase database = TestDatabase.on(engine)) {
            OutcomeCount count = count(database);
            Instant began = Instant.parse("2026-11-22T03:30:00Z");
            String waits = execution(database, "acme", began, "WAITING", "orders@1.0.0");
            assertThat(count.run()).startsWith("721 hours");
            end(database, waits);

            now = NOW.plus(Duration.ofHours(2)); // three hours old when it was counted, five now
            assertThat(count.run()).startsWith("3 hours");
            assertThat(count.of("acme", BOTH)).isEmpty();

            now = NOW.plus(Duration.ofHours(4));
            assertThat(count.run()).startsWith("4 hours");
            assertThat(count.of("acme", BOTH)).isEqualTo(Map.of("orders", new Outcome(1, 0, 0)));

            now = NOW.plus(Duration.ofDays(10));
            execution(database, "acme", began, "COMPLETED", "orders@1.0.0");
            count.run();
            assertThat(count.of("acme", BOTH)).isEqualTo(Map.of("orders", new Outcome(1, 0, 0)));

            now = NOW.plus(Duration.ofDays(31));
            count.run();
            assertThat(count.of("acme", BOTH)).isEmpty();
        }
    }
}
